import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeMarkdown } from "../../../../src/cli/drift/describe-markdown";
import { describeText } from "../../../../src/cli/drift/describe-text";
import { driftClasses } from "../../../../src/cli/drift/drift-class";
import { driftCommand } from "../../../../src/cli/drift/drift-command";
import { parseIgnoreFile } from "../../../../src/cli/drift/ignore-file";
import { parseReport } from "../../../drift-schema";

const page = readFileSync(join(__dirname, "../../../../../docs/drift.md"), "utf8");
const block = (language: string): string => page.split(`\`\`\`${language}\n`)[1]?.split("```\n")[0] ?? "";

test("the page's examples are what the program prints", () => {
  const report = parseReport(block("json"));
  expect(page).toContain(`$ npx pulumi-printix drift\n${describeText(report)}\`\`\``);
  expect(block("markdown")).toBe(describeMarkdown(report));
  expect(parseIgnoreFile(block("yaml"), "drift-ignore.yaml")).toHaveLength(2);
});

test("the page names every option and every class", () => {
  for (const { long } of driftCommand().options) expect(page).toContain(`| \`${String(long)}`);
  for (const { name } of driftClasses) expect(page).toContain(`| \`${name}\` |`);
});
