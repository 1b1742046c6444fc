import { declaredTenants } from "./declared-tenants.ts";
import type { Contestant } from "./measurement.ts";
import type { ProgramEnd } from "./run-program.ts";
import { seededState, type Template } from "./seeded-state.ts";
import type { BenchStack } from "./stack.ts";

/**
 * Makes tenants by other means than requests, and gives what brings them into state: of ours, the command that
 * `pulumi-printix import` tells a person to run; as the floor, `pulumi stack import` of such a state.
 */
export async function prepareImport(
  contestant: Contestant,
  tenants: number,
  stack: BenchStack,
  template: Template,
): Promise<() => Promise<ProgramEnd>> {
  const { sandbox, run, pulumi, writeState, printix } = stack;
  const made = Object.values(declaredTenants(tenants)).map((tenant) => sandbox.createTenant(tenant));
  if (contestant === "floor") {
    const ids = made.map(({ id }) => id);
    const file = await writeState(seededState(template, ids, sandbox.url));
    return () => pulumi("stack", "import", "--file", file);
  }
  const { status, stdout, output } = await printix("import", "--yaml", "imported.yaml", "--json");
  if (status !== 0) throw new Error(`pulumi-printix import failed:\n${output}`);
  const { nextInShell } = JSON.parse(stdout) as { nextInShell: { posix: string } };
  return () => run("sh", ["-c", `${nextInShell.posix} --yes --skip-preview --non-interactive --color=never`]);
}
