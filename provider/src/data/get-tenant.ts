import { canonicalDomain, type PartnerTenant, type TenantsApi } from "printix-partner-sdk";
import * as pulumi from "../pulumi-sdk";
import { runDataFunction } from "./run-data-function";

/** Which tenant: by its id, or by its domain (`acme` or `acme.printix.net`). */
export type GetTenantArgs = { id: string } | { tenantDomain: string };

export type GetTenantOutputArgs = { id: pulumi.Input<string> } | { tenantDomain: pulumi.Input<string> };

/** One tenant of the partner; fails where there is none (API page, "Fetching a single tenant"). */
export function getTenant(args: GetTenantArgs): Promise<PartnerTenant> {
  return runDataFunction("getTenant", ({ tenants }) =>
    "id" in args ? tenants.get(args.id) : findByDomain(args.tenantDomain, tenants),
  );
}

/** As `getTenant`, with arguments that may be outputs, as an output. */
export function getTenantOutput(args: GetTenantOutputArgs): pulumi.Output<PartnerTenant> {
  return pulumi.output(args).apply((known) => getTenant(known));
}

async function findByDomain(tenantDomain: string, tenants: TenantsApi): Promise<PartnerTenant> {
  const wanted = canonicalDomain(tenantDomain);
  const found = (await tenants.list()).find((tenant) => tenant.tenantDomain === wanted);
  if (found === undefined) throw new Error(`none of this partner's tenants has the domain ${wanted}`);
  return found;
}
