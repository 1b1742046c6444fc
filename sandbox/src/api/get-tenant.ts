import type { Handler } from "../server/resource";
import { sendHal } from "../server/send";
import type { SandboxContext } from "../state/context";
import { tenantBody } from "../wire/tenant-body";
import { findShown } from "./find-tenant";

/** "Fetching a single tenant" of the API page. */
export function getTenant(context: SandboxContext): Handler {
  return (request, reply) => sendHal(reply, tenantBody(findShown(context, request), context.links()));
}
