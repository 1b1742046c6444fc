import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommandHere, type EndedHere } from "../../../provider/test/run-command-here";
import type { FakeForge } from "./fake-forge";

/**
 * Runs the command as the step of a pipeline does: it has what the pipeline sets, and nothing else. In this process, which
 * measures what it covers; the engine ring runs it in one of its own.
 */
export function runReport(
  { variables }: Pick<FakeForge, "variables">,
  folder: string,
  args: readonly string[],
  more: Record<string, string> = {},
): Promise<EndedHere> {
  return runCommandHere(["report", ...args], { cwd: folder, env: { ...variables, ...more } });
}

const type = "pulumi-nodejs:dynamic/printix:Tenant";
const stackUrn = "urn:pulumi:dev::customers::pulumi:pulumi:Stack::customers-dev";

/** Writes what `pulumi preview --json` would print of a plan that cancels these tenants. */
export async function writePlan(folder: string, cancels: readonly string[], tenantName = "Acme Co."): Promise<string> {
  const outputs = { tenantName, tenantDomain: "acme.printix.net", deletionPolicy: "cancel" };
  const steps = cancels.map((name) => ({
    op: "delete",
    urn: `urn:pulumi:dev::customers::${type}::${name}`,
    oldState: { type, id: "1", inputs: outputs, outputs },
  }));
  const file = join(folder, "plan.json");
  const stack = { op: "same", urn: stackUrn, oldState: { type: "pulumi:pulumi:Stack" } };
  await writeFile(file, JSON.stringify({ steps: [stack, ...steps] }));
  return file;
}

/** Writes a drift document about tenants that nobody declares. */
export async function writeDrift(folder: string, unmanaged: readonly string[], changes: object = {}): Promise<string> {
  const findings = unmanaged.map((tenantName) => {
    return { class: "unmanaged", partnerId: "p", tenantId: "t", tenantName, tenantDomain: "hooli.printix.net" };
  });
  const none = { "protected-and-changed": 0, changed: 0, missing: 0, pending: 0, ignored: 0 };
  const file = join(folder, "drift.json");
  const document = {
    version: 1,
    checkedAt: "2026-11-24T02:00:00.000Z",
    hasDrift: findings.length > 0,
    stacks: ["customers/dev"],
    summary: { declared: 1, listed: 1, ...none, unmanaged: findings.length },
    ...{ findings, ignored: [], setAside: [], warnings: [] },
    ...changes,
  };
  await writeFile(file, JSON.stringify(document));
  return file;
}
