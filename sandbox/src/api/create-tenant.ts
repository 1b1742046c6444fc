import { pathParameter } from "../server/read-request";
import type { Handler } from "../server/resource";
import { sendHal } from "../server/send";
import type { SandboxContext } from "../state/context";
import { domainLag } from "../state/lag";
import { TenantConflictError } from "../store/tenant-conflict-error";
import { parseNewTenant } from "../wire/new-tenant";
import { problem } from "../wire/problem";
import { violationsProblem } from "../wire/problems";
import { tenantBody } from "../wire/tenant-body";

/** "Create new tenant" of the API page. */
export function createTenant(context: SandboxContext): Handler {
  const { store, clock, links } = context;
  return (request, reply) => {
    const { tenant, violations } = parseNewTenant(request.body);
    if (violations !== undefined) throw violationsProblem(violations);
    const partnerId = pathParameter(request, "partnerId") ?? "";
    try {
      const created = store.tenants.create(partnerId, tenant, clock.nowMs(), domainLag(context));
      return sendHal(reply, tenantBody(created, links()));
    } catch (error) {
      throw error instanceof TenantConflictError ? problem(409, error.message) : error;
    }
  };
}
