import type { PartnerTenant } from "printix-partner-sdk";
import * as pulumi from "./pulumi-sdk";
import { findTenant, type TenantKey } from "../functions/find-tenant";
import { runDataFunction } from "./run-data-function";

/** Which tenant: by its id, or by its domain (`acme` or `acme.printix.net`). */
export type GetTenantArgs = TenantKey;

export type GetTenantOutputArgs = { id: pulumi.Input<string> } | { tenantDomain: pulumi.Input<string> };

/** One tenant of the partner; fails where there is none (API page, "Fetching a single tenant"). */
export function getTenant(args: GetTenantArgs): Promise<PartnerTenant> {
  return runDataFunction("getTenant", args, ({ tenants }) => findTenant(args, tenants));
}

/** As `getTenant`, with arguments that may be outputs, as an output. */
export function getTenantOutput(args: GetTenantOutputArgs): pulumi.Output<PartnerTenant> {
  return pulumi.output(args).apply((known) => getTenant(known));
}
