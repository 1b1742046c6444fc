import { wholeTenantDomain } from "../wire/tenant-domain";
import type { SandboxFault } from "./fault";
import type { FaultyCall } from "./faulty-call";

/** Whether a fault is about such a call at all. */
export function isAbout(fault: SandboxFault, call: FaultyCall): boolean {
  const { route, partnerId, tenant } = fault;
  if (route !== "any" && route !== call.route) return false;
  if (partnerId !== undefined && partnerId !== call.partnerId) return false;
  if (tenant === undefined) return true;
  const isId = call.tenantId?.toLowerCase() === tenant.toLowerCase();
  return isId || (call.tenantDomain !== undefined && call.tenantDomain === wholeTenantDomain(tenant));
}
