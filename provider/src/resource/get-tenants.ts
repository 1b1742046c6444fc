import type { PartnerTenant } from "printix-partner-sdk";
import * as pulumi from "./pulumi-sdk";
import { runDataFunction } from "./run-data-function";

/** All tenants of the partner (API page, "List Tenants"). One list, however many pages. */
export async function getTenants(): Promise<PartnerTenant[]> {
  const { tenants } = await runDataFunction("getTenants", {}, async (client) => ({
    tenants: await client.tenants.list(),
  }));
  return tenants;
}

/** As `getTenants`, as an output. */
export function getTenantsOutput(): pulumi.Output<PartnerTenant[]> {
  return pulumi.output(getTenants());
}
