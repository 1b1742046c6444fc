import type { ServerContext } from "../server/context";
import type { Handler } from "../server/resource";
import { sendHal } from "../server/send";
import { billingInfoBody } from "../wire/tenant-body";
import { findShown } from "./find-tenant";

/** "Get billing information" of the API page. */
export function billingInfo(context: ServerContext): Handler {
  return (request, reply) => sendHal(reply, billingInfoBody(findShown(context, request), context.links()));
}
