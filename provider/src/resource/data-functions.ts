import type { Access, BillingInfo, PartnerClient, PartnerTenant } from "printix-partner-sdk";
import * as functions from "../functions/data-functions";
import type { GetBillingInfoArgs, GetTenantArgs } from "../functions/data-functions";
import { messageWithCode } from "../messages/explain";
import { programClient } from "./program-client";
import * as pulumi from "./pulumi-sdk";

export type { GetBillingInfoArgs, GetTenantArgs } from "../functions/data-functions";

export type GetTenantOutputArgs = { id: pulumi.Input<string> } | { tenantDomain: pulumi.Input<string> };

export interface GetBillingInfoOutputArgs {
  tenantId: pulumi.Input<string>;
}

/** One tenant of the partner; fails where there is none (API page, "Fetching a single tenant"). */
export function getTenant(args: GetTenantArgs): Promise<PartnerTenant> {
  return run("getTenant", args, (client) => functions.getTenant(client, args));
}

/** As `getTenant`, with arguments that may be outputs, as an output. */
export function getTenantOutput(args: GetTenantOutputArgs): pulumi.Output<PartnerTenant> {
  return pulumi.output(args).apply((known) => getTenant(known));
}

/** All tenants of the partner (API page, "List Tenants"). One list, however many pages. */
export async function getTenants(): Promise<PartnerTenant[]> {
  const { tenants } = await run("getTenants", {}, async (client) => ({ tenants: await functions.getTenants(client) }));
  return tenants;
}

/** As `getTenants`, as an output. */
export function getTenantsOutput(): pulumi.Output<PartnerTenant[]> {
  return pulumi.output(getTenants());
}

/** A tenant's billing information as it is now (API page, "Get billing information"). */
export function getBillingInfo(args: GetBillingInfoArgs): Promise<BillingInfo> {
  return run("getBillingInfo", args, (client) => functions.getBillingInfo(client, args));
}

/** As `getBillingInfo`, with arguments that may be outputs, as an output. */
export function getBillingInfoOutput(args: GetBillingInfoOutputArgs): pulumi.Output<BillingInfo> {
  return pulumi.output(args).apply((known) => getBillingInfo(known));
}

/**
 * What the API allows this partner, with the source of each figure: what the headers of the program's own last answer
 * said, and what is configured ("The dashboard and response headers are the authoritative source for current limits",
 * access model). Sends one small request where the program has asked for nothing yet. It differs at each run, so it does
 * not belong into a resource's arguments.
 */
export function getAccess(): Promise<Access> {
  return run("getAccess", {}, functions.getAccess);
}

/** As `getAccess`, as an output. */
export function getAccessOutput(): pulumi.Output<Access> {
  return pulumi.output(getAccess());
}

/**
 * Runs a data function's call; what fails reaches the person as one message without a stack trace. In a program's unit
 * test, the mocks answer in place of the API (`pulumi.runtime.setMocks`).
 *
 * @param inputs what the mocks are told beside the function's name
 */
async function run<T extends object>(
  name: string,
  inputs: object,
  call: (client: PartnerClient) => Promise<T>,
): Promise<T> {
  const mocks = pulumi.mocksOfTest();
  if (mocks !== undefined) return (await mocks.call({ token: `printix:index:${name}`, inputs })) as T;
  try {
    return await call(programClient());
  } catch (error) {
    throw new pulumi.RunError(`printix.${name} failed: ${messageWithCode(error)}`);
  }
}
