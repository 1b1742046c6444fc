import type { BillingInfo } from "printix-partner-sdk";
import * as pulumi from "./pulumi-sdk";
import { runDataFunction } from "./run-data-function";

export interface GetBillingInfoArgs {
  tenantId: string;
}

export interface GetBillingInfoOutputArgs {
  tenantId: pulumi.Input<string>;
}

/** A tenant's billing information as it is now (API page, "Get billing information"). */
export function getBillingInfo({ tenantId }: GetBillingInfoArgs): Promise<BillingInfo> {
  return runDataFunction("getBillingInfo", { tenantId }, ({ tenants }) => tenants.billingInfo(tenantId));
}

/** As `getBillingInfo`, with arguments that may be outputs, as an output. */
export function getBillingInfoOutput(args: GetBillingInfoOutputArgs): pulumi.Output<BillingInfo> {
  return pulumi.output(args).apply((known) => getBillingInfo(known));
}
