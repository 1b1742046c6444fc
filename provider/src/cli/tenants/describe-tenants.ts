import type { PartnerTenant } from "printix-partner-sdk";
import { textTable } from "../shared/text-table";

/** A line for each tenant. */
export function describeTenants(tenants: readonly PartnerTenant[]): string {
  return textTable(
    ["TENANT", "DOMAIN", "LICENSES", "ID"],
    tenants.map(({ id, tenantName, tenantDomain, billingInfo }) => [
      tenantName,
      tenantDomain,
      String(billingInfo?.currentUserLicenses ?? ""),
      id,
    ]),
  );
}

/** A line for each field of one tenant, by its name in a program. */
export function describeTenant(tenant: PartnerTenant): string {
  return textTable(["FIELD", "VALUE"], fieldsOf(tenant));
}

function fieldsOf(value: object, path = ""): [string, string][] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    typeof inner === "object" && inner !== null
      ? fieldsOf(inner, `${path}${name}.`)
      : [[path + name, String(inner)] satisfies [string, string]],
  );
}
