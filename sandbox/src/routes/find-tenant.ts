import type { FastifyRequest } from "fastify";
import type { ServerContext } from "../server/context";
import { pathParameter } from "../server/path-parameter";
import type { SandboxTenant } from "../store/tenant";
import { notFound } from "../wire/problems";

/** The active tenant that the path names; throws a 404 problem where its partner has none of this id. */
export function findTenant({ store }: ServerContext, request: FastifyRequest): SandboxTenant {
  const tenant = store.tenants.find(pathParameter(request, "tenantId") ?? "");
  if (tenant === undefined || tenant.partnerId !== pathParameter(request, "partnerId")) throw notFound();
  return tenant;
}
