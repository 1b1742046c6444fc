import type { FastifyRequest } from "fastify";
import type { ServerContext } from "../server/context";
import { pathParameter } from "../server/path-parameter";
import { isObject } from "../wire/is-object";
import { wholeTenantDomain } from "../wire/tenant-domain";
import type { FaultyCall } from "./faulty-call";

const ROUTES: Readonly<Record<string, FaultyCall["route"]>> = {
  "POST /oauth/token": "token",
  "GET /public/partners/:partnerId/tenants": "list",
  "POST /public/partners/:partnerId/tenants": "create",
  "GET /public/partners/:partnerId/tenants/:tenantId": "get",
  "DELETE /public/partners/:partnerId/tenants/:tenantId": "cancel",
  "GET /public/partners/:partnerId/tenants/:tenantId/billing-info": "billing",
};

/** What a request is to a fault; undefined for one that no fault can hit. To be asked while its tenant still is. */
export function callOf({ partners, store }: ServerContext, request: FastifyRequest): FaultyCall | undefined {
  const route = ROUTES[`${request.method} ${request.routeOptions.url ?? ""}`];
  if (route === undefined) return undefined;
  const body = isObject(request.body) ? request.body : {};
  if (route === "token") {
    const { client_id: clientId } = body;
    return { route, partnerId: typeof clientId === "string" ? partners.partnerIdOf(clientId) : undefined };
  }
  const { partnerId } = request;
  if (route === "create") {
    const { tenant_domain: domain } = body;
    return { route, partnerId, tenantDomain: typeof domain === "string" ? wholeTenantDomain(domain) : undefined };
  }
  const tenantId = pathParameter(request, "tenantId");
  const tenantDomain = tenantId === undefined ? undefined : store.tenants.find(tenantId)?.tenantDomain;
  return { route, partnerId, tenantId, tenantDomain };
}
