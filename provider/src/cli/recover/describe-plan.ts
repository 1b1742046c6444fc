import { textTable } from "../shared/text-table";
import type { PlannedTenant } from "./plan";

const headings = ["NAME", "TENANT", "DOMAIN", "FOUND"];

/** The plan as a person reads it. */
export function describePlan(tenants: readonly PlannedTenant[]): string {
  return textTable(
    headings,
    tenants.map((tenant) => [...subject(tenant), finding(tenant)]),
  );
}

function subject({ source, name, tenantName, tenantDomain }: PlannedTenant): string[] {
  const hidden = source === "state" ? "(secret)" : "(not shown)";
  return [name, tenantName ?? hidden, tenantDomain ?? hidden];
}

function finding(tenant: PlannedTenant): string {
  switch (tenant.status) {
    case "arrived":
      return `arrived: ${tenant.found.id} comes into state`;
    case "in state":
      return "in state already";
    case "not arrived":
      return "not arrived: the next `pulumi up` creates it";
    case "conflict":
      return `conflict: ${tenant.reason}`;
  }
}

/** The same for a program, of one tenant. Names of fields are public. */
export function planEntry(tenant: PlannedTenant): object {
  const { name, urn, tenantName, tenantDomain, source, status } = tenant;
  return {
    name,
    urn,
    tenantName,
    tenantDomain,
    source,
    status,
    ...(status === "arrived" && { id: tenant.found.id }),
    ...(status === "conflict" && { reason: tenant.reason, ...(tenant.stacks && { stacks: tenant.stacks }) }),
  };
}
