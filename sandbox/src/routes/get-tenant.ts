import type { ServerContext } from "../server/context";
import type { Handler } from "../server/resource";
import { sendHal } from "../server/send";
import { tenantBody } from "../wire/tenant-body";
import { findShown } from "./find-tenant";

/** "Fetching a single tenant" of the API page. */
export function getTenant(context: ServerContext): Handler {
  return (request, reply) => sendHal(reply, tenantBody(findShown(context, request), context.links()));
}
