import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeComment } from "../../../../src/cli/report/text/describe-comment";
import { planChanges } from "../../../../src/cli/report/text/plan-changes";
import { reportCommand } from "../../../../src/cli/report/report-command";
import { documentOf, findings } from "../drift/findings";
import { stepOf } from "./steps";

const page = readFileSync(join(__dirname, "../../../../../docs/report.md"), "utf8");

test("the page's example is what the program writes", () => {
  const changes = planChanges([
    stepOf.cancel("umbrella", { tenantName: "Umbrella" }),
    stepOf.creation("hooli", { tenantName: "Hooli" }),
    stepOf.update("acme", { tenantName: "acme Ltd.", deletionPolicy: "prevent" }),
  ]);
  const drift = documentOf([findings.unmanaged]);
  const { text } = describeComment({ stacks: changes.stacks, changes, drift, digest: "4c1f8a20" });
  expect(page.split("```markdown\n")[1]?.split("```\n")[0]).toBe(text);
});

test("the page names every option, and every variable that a forge is told by", () => {
  for (const { long } of reportCommand().options) expect(page).toContain(`| \`${String(long)}`);
  const sources = ["github", "github-pull-request", "gitlab", "azure"].map((name) =>
    readFileSync(join(__dirname, `../../../../src/cli/report/forge/${name}.ts`), "utf8"),
  );
  const names = new Set(
    sources.flatMap((source) => source.match(/\b(GITHUB|CI|GITLAB|SYSTEM|BUILD)_[A-Z0-9_]+/g) ?? []),
  );
  expect(names.size).toBeGreaterThan(10);
  for (const name of names) expect(page).toContain(`\`${name}\``);
});
