import type { PartnerClient } from "printix-partner-sdk";
import * as functions from "../../functions/data-functions";
import type { GetBillingInfoArgs, GetTenantArgs } from "../../functions/data-functions";
import { badInput } from "../../messages/command";
import { messageWithCode } from "../../messages/explain";
import type { Properties } from "../common/properties";

type DataFunction = (client: PartnerClient, args: Properties) => Promise<object>;

/** By their names in `schema.json`. A function of a plugin answers with an object, so a list is a property of one. */
const dataFunctions: Record<string, DataFunction> = {
  getTenant: (client, args) => functions.getTenant(client, tenantArgs(args)),
  getTenants: async (client) => ({ tenants: await functions.getTenants(client) }),
  getBillingInfo: (client, args) => functions.getBillingInfo(client, args as unknown as GetBillingInfoArgs),
  getAccess: functions.getAccess,
};

/**
 * Calls a data function.
 * @param token such as `printix:index:getTenant`
 * @throws Error with what failed, for a person
 */
export async function invoke(token: string, args: Properties, client: () => PartnerClient): Promise<Properties> {
  const name = token.split(":").at(-1) ?? "";
  const call = Object.hasOwn(dataFunctions, name) ? dataFunctions[name] : undefined;
  try {
    if (call === undefined) throw badInput(`There is no function ${token}.`);
    return { ...(await call(client(), args)) };
  } catch (error) {
    throw new Error(`printix.${name} failed: ${messageWithCode(error)}`, { cause: error });
  }
}

function tenantArgs({ id, tenantDomain }: Properties): GetTenantArgs {
  if (typeof id === "string" && tenantDomain === undefined) return { id };
  if (typeof tenantDomain === "string" && id === undefined) return { tenantDomain };
  throw badInput("It takes either id or tenantDomain.", "Give one of the two.");
}
