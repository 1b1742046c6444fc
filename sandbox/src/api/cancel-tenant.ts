import type { Handler } from "../server/resource";
import type { SandboxContext } from "../state/context";
import { findTenant } from "./find-tenant";

/**
 * "Canceling a tenants entire subscription": the API page names it and shows no call, so it is the verb that the
 * conventions page has "for removing resources", on the tenant's own resource.
 */
export function cancelTenant(context: SandboxContext): Handler {
  return (request, reply) => {
    context.store.tenants.cancel(findTenant(context, request), context.clock.nowMs());
    return reply.code(204).send();
  };
}
