import type { FastifyRequest } from "fastify";
import { pathParameter } from "../server/read-request";
import type { SandboxContext } from "../state/context";
import { getLag } from "../state/lag";
import type { SandboxTenant } from "../store/tenant";
import { notFound } from "../wire/problems";

/** The active tenant that the path names; throws a 404 problem where its partner has none of this id. */
export function findTenant({ store }: SandboxContext, request: FastifyRequest): SandboxTenant {
  return ofPartner(store.tenants.find(pathParameter(request, "tenantId") ?? ""), request);
}

/** The tenant to show for a path: an active one, or one whose cancel shows late. Throws as {@link findTenant}. */
export function findShown(context: SandboxContext, request: FastifyRequest): SandboxTenant {
  const tenant = context.store.tenants.find(pathParameter(request, "tenantId") ?? "", getLag(context));
  return ofPartner(tenant, request);
}

function ofPartner(tenant: SandboxTenant | undefined, request: FastifyRequest): SandboxTenant {
  if (tenant === undefined || tenant.partnerId !== pathParameter(request, "partnerId")) throw notFound();
  return tenant;
}
