import { headers } from "./headers";
import { info, tags } from "./info";
import type { Json } from "./json";
import { billingInfoPath } from "./operations/billing-info";
import { tenantPath } from "./operations/tenant";
import { tenantsPath } from "./operations/tenants";
import { tokenPath } from "./operations/token";
import { parameters } from "./parameters";
import { responses } from "./responses";
import { schemas } from "./schemas";
import { bearerToken, securitySchemes } from "./security";
import type { Servers } from "./servers";

/** The description of the Partner API (OpenAPI 3.1): the one place where its parts meet. */
export function openApiDocument(servers: Servers): Json {
  return {
    openapi: "3.1.1",
    info,
    servers: servers.api,
    security: bearerToken,
    tags,
    paths: {
      "/oauth/token": tokenPath(servers.token),
      "/public/partners/{partnerId}/tenants": tenantsPath,
      "/public/partners/{partnerId}/tenants/{tenantId}": tenantPath,
      "/public/partners/{partnerId}/tenants/{tenantId}/billing-info": billingInfoPath,
    },
    components: { securitySchemes, parameters, headers, responses, schemas },
  };
}

/** The same as it stands in a file. */
export function openApiText(servers: Servers): string {
  return `${JSON.stringify(openApiDocument(servers), null, 2)}\n`;
}
