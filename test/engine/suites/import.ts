import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transpileModule } from "typescript";
import { testOn, type Backend } from "../../support/backends";
import { highLimits, printixCommand, unhurried } from "../../support/crash";
import { withEngineStack, type EngineStack } from "../../support/engine-stack";
import { requestKinds } from "../../support/requests";
import type { ProcessResult } from "../../support/run-process";

/** The program of this repository in short: the tenants of tenants.yaml. */
const program = `
const { readFileSync } = require("node:fs");
const printix = require("pulumi-printix");
const { parse } = require("yaml");
for (const [name, args] of Object.entries(parse(readFileSync("tenants.yaml", "utf8")).tenants ?? {})) {
  new printix.Tenant(name, args);
}
`;

const head = "# Our customers.\ntenants:\n  # The first one.\n";
const acme = "  acme: # by hand\n    tenantName: 'Acme Co.'\n    tenantDomain: acme\n";
const noChange = (count: number): RegExp => new RegExp(`Resources:\\s+${count} unchanged\\s`);

function runImport({ start }: EngineStack, ...args: string[]): Promise<ProcessResult> {
  return start(process.execPath, [printixCommand, "import", ...args], unhurried).ended;
}

/** Runs the command that a person is told to run next, as it stands, in a shell. */
function runNext({ start }: EngineStack, { stderr }: ProcessResult): Promise<ProcessResult> {
  const [, command = ""] = /^(?:Next|Then), run:\n\n {4}(.+)$/m.exec(stderr) ?? [];
  return start("sh", ["-c", `${command} --yes --non-interactive --color=never`]).ended;
}

/** Tenants that are there already come into state, which is on this backend. */
export function importSuite(backend: Backend): void {
  const on = testOn(backend);

  on(
    `50 tenants made by other means come into state, and neither preview nor refresh finds a change (${backend})`,
    () =>
      withEngineStack(
        async (stack) => {
          const { sandbox, folder, succeed, tenants } = stack;
          const yaml = join(folder, "tenants.yaml");
          await writeFile(join(folder, "index.js"), program);
          await writeFile(yaml, head + acme);
          await succeed("up", "--yes", "--skip-preview");
          for (let number = 1; number <= 50; number += 1) {
            sandbox.createTenant({ tenantName: `Customer: #${number} "Ltd."`, tenantDomain: `customer-${number}` });
          }
          const before = await stack.export();
          sandbox.clearRequests();

          const imported = await runImport(stack);
          expect(imported).toMatchObject({ status: 0 });
          expect(requestKinds(sandbox)).toEqual(["POST token 200", "GET tenants 200"]);
          expect(await stack.export()).toBe(before);
          expect(imported.stderr).not.toContain("add to");
          expect(imported.stdout).toMatch(
            /^customer-50 +Customer: #50 "Ltd\." +customer-50\.printix\.net +to import$/m,
          );
          expect(imported.stdout).toMatch(/ Acme Co\. +acme\.printix\.net +left out: in the state already, as acme$/m);
          expect((await readFile(yaml, "utf8")).startsWith(head + acme)).toBe(true);

          sandbox.clearRequests();
          expect(await runNext(stack, imported)).toMatchObject({ status: 0 });
          expect(sandbox.requests()).toEqual([]);
          const kept = await tenants();
          expect(Object.keys(kept)).toHaveLength(51);
          expect(kept["customer-7"]).toMatchObject({ protect: true, inputs: { tenantName: 'Customer: #7 "Ltd."' } });

          expect((await succeed("preview", "--expect-no-changes")).output).toMatch(noChange(52));
          await succeed("refresh", "--yes", "--skip-preview", "--expect-no-changes");
          expect((await succeed("preview", "--expect-no-changes")).output).toMatch(noChange(52));
          expect(sandbox.history()).toHaveLength(51);

          const again = await runImport(stack, "--out", "again.json");
          expect(again).toMatchObject({ status: 0 });
          expect(again.stderr).toContain("Nothing to import. Nothing was written.");
        },
        highLimits,
        "dynamic",
        backend,
      ),
  );

  on(`some of them, with another policy, as a TypeScript program, on a stack that is named (${backend})`, () =>
    withEngineStack(
      async (stack) => {
        const { sandbox, folder, succeed, tenants } = stack;
        for (const domain of ["lab-1", "lab-2", "acme"]) {
          sandbox.createTenant({ tenantName: `${domain} Co.`, tenantDomain: domain });
        }
        const args = ["lab-*", "--typescript", "labs.ts", "--deletion-policy", "abandon", "--stack", "test"];
        const imported = await runImport(stack, ...args);
        expect(imported).toMatchObject({ status: 0 });
        const source = await readFile(join(folder, "labs.ts"), "utf8");
        await writeFile(join(folder, "index.js"), transpileModule(source, {}).outputText);

        expect(await runNext(stack, imported)).toMatchObject({ status: 0 });
        expect(await tenants()).toMatchObject({ "lab-1": { inputs: { deletionPolicy: "abandon" } }, "lab-2": {} });
        expect((await tenants())["lab-1"]?.protect).not.toBe(true);
        expect((await succeed("preview", "--expect-no-changes")).output).toMatch(noChange(3));

        await succeed("stack", "init", "second");
        const elsewhere = await runImport(stack, "--managed-by", "test", "--json", "--out", "second.json");
        expect(JSON.parse(elsewhere.stdout)).toMatchObject({
          tenants: [{ name: "acme", tenantDomain: "acme.printix.net", isDeclared: false }],
          leftOut: [
            { tenantDomain: "lab-1.printix.net", reason: "in the state of the stack test already, as lab-1" },
            { tenantDomain: "lab-2.printix.net", reason: "in the state of the stack test already, as lab-2" },
          ],
          files: ["second.json", "tenants.js"],
        });
      },
      highLimits,
      "dynamic",
      backend,
    ),
  );
}
