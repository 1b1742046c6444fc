import type { PartnerTenant } from "printix-partner-sdk";
import { textTable } from "../text-table";
import type { ImportPlan } from "./plan-import";

/** An import as a table for people: what comes in by which name, and what does not, and why. */
export function describeImport({ chosen, leftOut }: Pick<ImportPlan, "chosen" | "leftOut">): string {
  const rows = [
    ...chosen.map(({ name, found, isDeclared }) => [
      name,
      found.tenantName,
      found.tenantDomain,
      isDeclared ? "imported, declared already" : "imported",
    ]),
    ...leftOut.map(({ tenant, reason }) => ["", tenant.tenantName, tenant.tenantDomain, `left out: ${reason}`]),
  ];
  return rows.length === 0 ? "" : textTable(["NAME", "TENANT", "DOMAIN", "WHAT"], rows);
}

/** An import as JSON for programs. */
export function importDocument({ chosen, leftOut, files, next }: ImportPlan): object {
  return {
    tenants: chosen.map(({ name, found, isDeclared }) => ({ name, ...identityOf(found), isDeclared })),
    leftOut: leftOut.map(({ tenant, reason }) => ({ ...identityOf(tenant), reason })),
    files: files.map(({ path }) => path),
    ...(chosen.length > 0 && { next }),
  };
}

function identityOf({ id, tenantName, tenantDomain }: PartnerTenant): object {
  return { id, tenantName, tenantDomain };
}
