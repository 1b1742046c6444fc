import type { Access, BillingInfo, PartnerTenant } from "printix-partner-sdk";
import { providerUnknown } from "../../messages/program";
import type {
  GetBillingInfoArgs,
  GetBillingInfoOutputArgs,
  GetTenantArgs,
  GetTenantOutputArgs,
} from "../data-functions";
import * as pulumi from "../pulumi-sdk";

/** One tenant of the partner; fails where there is none (API page, "Fetching a single tenant"). */
export function getTenant(args: GetTenantArgs, opts?: pulumi.InvokeOptions): Promise<PartnerTenant> {
  return invoke("getTenant", args, opts);
}

/** As `getTenant`, with arguments that may be outputs, as an output. */
export function getTenantOutput(
  args: GetTenantOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<PartnerTenant> {
  return invokeOutput("getTenant", args, opts);
}

/** All tenants of the partner (API page, "List Tenants"). One list, however many pages. */
export async function getTenants(opts?: pulumi.InvokeOptions): Promise<PartnerTenant[]> {
  const { tenants } = await invoke<Tenants>("getTenants", {}, opts);
  if (tenants === undefined) throw new pulumi.RunError(providerUnknown("getTenants").message);
  return tenants;
}

/** As `getTenants`, as an output. */
export function getTenantsOutput(opts?: pulumi.InvokeOutputOptions): pulumi.Output<PartnerTenant[]> {
  const found = invokeOutput<Tenants>("getTenants", {}, opts);
  return found.apply(({ tenants }) => tenants ?? (pulumi.unknown as PartnerTenant[]));
}

/** A tenant's billing information as it is now (API page, "Get billing information"). */
export function getBillingInfo(args: GetBillingInfoArgs, opts?: pulumi.InvokeOptions): Promise<BillingInfo> {
  return invoke("getBillingInfo", args, opts);
}

/** As `getBillingInfo`, with arguments that may be outputs, as an output. */
export function getBillingInfoOutput(
  args: GetBillingInfoOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<BillingInfo> {
  return invokeOutput("getBillingInfo", args, opts);
}

/**
 * What the API allows a partner, with the source of each figure ("The dashboard and response headers are the authoritative
 * source for current limits", access model). It differs at each run, so it does not belong into a resource's arguments.
 */
export function getAccess(opts?: pulumi.InvokeOptions): Promise<Access> {
  return invoke("getAccess", {}, opts);
}

/** As `getAccess`, as an output. */
export function getAccessOutput(opts?: pulumi.InvokeOutputOptions): pulumi.Output<Access> {
  return invokeOutput("getAccess", {}, opts);
}

/** Without the list where the engine does not know the provider's settings yet: in a preview, it asks nobody then. */
interface Tenants {
  tenants?: PartnerTenant[];
}

function invoke<T>(name: string, args: object, opts: pulumi.InvokeOptions | undefined): Promise<T> {
  return pulumi.invoke(`printix:index:${name}`, args, opts) as Promise<T>;
}

function invokeOutput<T>(name: string, args: object, opts: pulumi.InvokeOutputOptions | undefined): pulumi.Output<T> {
  return pulumi.invokeOutput<T>(`printix:index:${name}`, args, opts);
}
