import type { ServerContext } from "../server/context";
import type { Handler } from "../server/resource";
import { sendHal } from "../server/send";
import { billingInfoBody } from "../wire/tenant-body";
import { findTenant } from "./find-tenant";

/** "Get billing information" of the API page. */
export function billingInfo(context: ServerContext): Handler {
  return (request, reply) => sendHal(reply, billingInfoBody(findTenant(context, request), context.links()));
}
