import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { printixCommand } from "../support/crash";
import { withEngineStack } from "../support/engine-stack";

/** With one tenant in state, a stranger at Printix, and a plan that cancels the first one. */
const table: [status: number, isJson: boolean, args: string[]][] = [
  [2, true, ["drift", "--json"]],
  [0, true, ["drift", "--json", "--ignore", "rules.yaml"]],
  [2, false, ["drift"]],
  [0, true, ["import", "--json", "globex"]],
  [1, false, ["import", "--json", "globex", "--out", "plan.json"]],
  [0, true, ["import", "--json", "nobody", "--out", "none.json"]],
  [0, true, ["recover", "--json"]],
  [0, true, ["access", "--json", "--plan", "plan.json"]],
  [1, true, ["access", "--json", "--changes", "1000000"]],
  [0, true, ["cancels", "--json", "plan.json"]],
  [1, true, ["cancels", "--json", "plan.json", "--max", "0"]],
  [0, false, ["report", "--plan", "plan.json", "--to", "stdout"]],
  [1, false, ["report", "--drift", "plan.json"]],
  [1, false, ["report", "--plan", "plan.json", "--to", "github"]],
  [0, true, ["tenants", "list", "--json"]],
  [0, true, ["tenants", "list", "--json", "nobody"]],
  [0, true, ["tenants", "get", "acme", "--json"]],
  [1, false, ["tenants", "get", "nobody", "--json"]],
  ...["drift", "import", "recover", "access", "tenants list"].map((command): [number, boolean, string[]] => [
    1,
    false,
    [...command.split(" "), "--json", "--stack", "nobodys"],
  ]),
  [1, false, ["cancels", "--json", "rules.yaml"]],
  [1, false, ["drift", "--json", "--no-such-option"]],
];

test("0 is fine, 2 is drift, 1 is an error; and what --json prints is one object, or nothing beside an error", () =>
  withEngineStack(async ({ declare, succeed, start, sandbox, folder }) => {
    await declare({ acme: { tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "cancel" } });
    await succeed("up", "--yes", "--skip-preview");
    sandbox.createTenant({ tenantName: "Globex", tenantDomain: "globex" });
    await writeFile(join(folder, "rules.yaml"), "ignore:\n  - { class: unmanaged, reason: known }\n");
    await declare({});
    await writeFile(join(folder, "plan.json"), (await succeed("preview", "--json")).stdout);
    await declare({ acme: { tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "cancel" } });

    const found = table.map(async ([, , args]): Promise<(typeof table)[number]> => {
      const { status, stdout, stderr } = await start(process.execPath, [printixCommand, ...args]).ended;
      const isJson = stdout.startsWith("{");
      if (isJson) JSON.parse(stdout);
      if (status === 1 && !isJson) expect([args, stdout]).toEqual([args, ""]);
      expect(stderr).not.toMatch(/^\s+at /m);
      return [Number(status), isJson, args];
    });
    // Each reads, or writes a file of its own.
    expect(await Promise.all(found)).toEqual(table);
  }));
