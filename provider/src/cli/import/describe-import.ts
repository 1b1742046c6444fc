import type { PartnerTenant } from "printix-partner-sdk";
import { textTable } from "../shared/text-table";
import type { Choice } from "./choose-tenants";
import type { ImportPlan } from "./plan-import";

/** An import as a table for people: what comes in by which name, and what does not, and why. */
export function describeImport({ chosen, undeclared, leftOut }: Choice): string {
  const rows = [
    ...chosen.map(({ name, found, isDeclared }) => [
      name,
      found.tenantName,
      found.tenantDomain,
      isDeclared ? "to import, declared already" : "to import",
    ]),
    ...undeclared.map(({ name, found }) => [
      name,
      found.tenantName,
      found.tenantDomain,
      "to declare: in the state already",
    ]),
    ...leftOut.map(({ tenant, reason }) => ["", tenant.tenantName, tenant.tenantDomain, `left out: ${reason}`]),
  ];
  return rows.length === 0 ? "" : textTable(["NAME", "TENANT", "DOMAIN", "WHAT"], rows);
}

/** What was written, and what the person does now. */
export function describeNext({ files, missing, nextInShell, nextEach }: ImportPlan): string {
  if (files.length === 0) return "Nothing to import. Nothing was written.";
  const steps = [
    ...(missing ? [{ what: `add to ${missing.path}`, lines: missing.lines }] : []),
    ...(nextInShell ? [{ what: "run", lines: [nextInShell.posix] }] : []),
  ];
  const said = [
    ...steps.map(({ what, lines }, index) => `${index === 0 ? "Next" : "Then"}, ${what}:\n\n${indented(lines)}`),
    ...(nextInShell ? [`Or, in PowerShell:\n\n${indented([nextInShell.powershell])}`] : []),
    ...(nextEach.length === 0 ? [] : [`Or, instead, one tenant at a time:\n\n${indented(nextEach)}`]),
  ];
  return [`Written: ${files.map(({ path }) => path).join(", ")}. State is as it was.`, ...said].join(
    said.length === 0 ? "" : "\n",
  );
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `    ${line}\n`).join("");
}

/** An import as JSON for programs. */
export function importDocument({
  chosen,
  undeclared,
  leftOut,
  setAside,
  files,
  missing,
  next,
  nextInShell,
  nextEach,
}: ImportPlan): object {
  return {
    tenants: chosen.map(({ name, found, isDeclared }) => ({ name, ...identityOf(found), isDeclared })),
    toDeclare: undeclared.map(({ name, found }) => ({ name, ...identityOf(found) })),
    leftOut: leftOut.map(({ tenant, reason }) => ({ ...identityOf(tenant), reason })),
    setAside,
    files: files.map(({ path }) => path),
    ...(files.length > 0 && missing && { program: missing }),
    ...(next !== undefined && { next }),
    ...(nextInShell && { nextInShell }),
    ...(nextEach.length > 0 && { nextEach }),
  };
}

function identityOf({ id, tenantName, tenantDomain }: PartnerTenant): object {
  return { id, tenantName, tenantDomain };
}
