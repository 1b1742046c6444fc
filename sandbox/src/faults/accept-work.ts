import type { FastifyRequest } from "fastify";
import { findTenant } from "../api/find-tenant";
import { reportFailure } from "../server/answer-errors";
import type { SandboxContext } from "../state/context";
import { domainLag } from "../state/lag";
import type { AcceptedWork } from "../store/accepted";
import { TenantConflictError } from "../store/tenant-conflict-error";
import { parseNewTenant } from "../wire/new-tenant";
import { Problem, problem } from "../wire/problem";
import { violationsProblem } from "../wire/problems";

/** Whether a request would not be refused if it was carried out now. */
export function canAccept(context: SandboxContext, request: FastifyRequest): boolean {
  try {
    workOf(context, request);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/**
 * Accepts a change that is carried out later, and keeps it until then: what was accepted outlives the process. A request
 * that changes nothing leaves nothing to do.
 */
export function acceptWork(context: SandboxContext, request: FastifyRequest, delayMs: number): void {
  const { store, delays, clock } = context;
  const work = workOf(context, request);
  if (work === undefined) return;
  const id = store.accepted.add(work);
  delays.after(delayMs, () => {
    try {
      store.accepted.carryOut(id, clock.nowMs());
    } catch (error) {
      // It is kept, and carried out when the sandbox starts the next time: nobody waits here whom it could be told.
      reportFailure(request, error);
    }
  });
}

/** Throws the problem that the change would meet now. */
function workOf(context: SandboxContext, request: FastifyRequest): AcceptedWork | undefined {
  const { apiCall: { route } = {}, partnerId = "" } = request;
  if (route === "cancel") return { partnerId, tenantId: findTenant(context, request).id };
  if (route !== "create") return undefined;
  const { tenant, violations } = parseNewTenant(request.body);
  if (violations !== undefined) throw violationsProblem(violations);
  const { tenantDomain } = tenant;
  if (context.store.tenants.isTaken(tenantDomain, domainLag(context)))
    throw problem(409, new TenantConflictError(tenantDomain).message);
  return { partnerId, tenant };
}
