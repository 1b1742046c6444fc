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
  return tenants;
}

/** As `getTenants`, as an output. */
export function getTenantsOutput(opts?: pulumi.InvokeOutputOptions): pulumi.Output<PartnerTenant[]> {
  return invokeOutput<Tenants>("getTenants", {}, opts).apply(({ tenants }) => tenants);
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

interface Tenants {
  tenants: PartnerTenant[];
}

async function invoke<T>(name: string, args: object, opts: pulumi.InvokeOptions | undefined): Promise<T> {
  const answer = (await pulumi.invoke(`printix:index:${name}`, args, opts)) as object;
  if (isUnanswered(answer)) throw new pulumi.RunError(providerUnknown(name).message);
  return answer as T;
}

function invokeOutput<T>(name: string, args: object, opts: pulumi.InvokeOutputOptions | undefined): pulumi.Output<T> {
  const found = pulumi.invokeOutput<object>(`printix:index:${name}`, args, opts);
  return found.apply((answer) => (isUnanswered(answer) ? pulumi.unknown : answer)) as unknown as pulumi.Output<T>;
}

/** In a preview, the engine asks no provider whose settings are not known yet, and answers with nothing in its place. */
function isUnanswered(answer: object): boolean {
  return pulumi.isDryRun() && Object.keys(answer).length === 0;
}
