import type { FastifyRequest } from "fastify";
import { isObject } from "../common/is-object";
import { pathParameter } from "../server/read-request";
import type { SandboxContext } from "../state/context";
import { wholeTenantDomain } from "../wire/tenant-domain";
import type { FaultRoute } from "./fault";

/** Which call of the Partner API a request is, and what it is about. */
export interface ApiCall {
  readonly route: Exclude<FaultRoute, "any">;
  readonly partnerId?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly tenantDomain?: string | undefined;
}

declare module "fastify" {
  interface FastifyRequest {
    /** Which call it is, once it is known who calls and for what. */
    apiCall: ApiCall | undefined;
  }
}

const ROUTES: Readonly<Record<string, ApiCall["route"]>> = {
  "POST /oauth/token": "token",
  "GET /public/partners/:partnerId/tenants": "list",
  "POST /public/partners/:partnerId/tenants": "create",
  "GET /public/partners/:partnerId/tenants/:tenantId": "get",
  "DELETE /public/partners/:partnerId/tenants/:tenantId": "cancel",
  "GET /public/partners/:partnerId/tenants/:tenantId/billing-info": "billing",
};

/** Undefined for a request that no fault can hit. To be asked while its tenant still is. */
export function callOf({ partners, store }: SandboxContext, request: FastifyRequest): ApiCall | undefined {
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
