import type { Handler } from "../server/resource";
import { sendHal } from "../server/send";
import type { SandboxContext } from "../state/context";
import { billingInfoBody } from "../wire/tenant-body";
import { findShown } from "./find-tenant";

/** "Get billing information" of the API page. */
export function billingInfo(context: SandboxContext): Handler {
  return (request, reply) => sendHal(reply, billingInfoBody(findShown(context, request), context.links()));
}
