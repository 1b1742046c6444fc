import { tenant } from "../examples";
import { ref, type Json } from "../json";
import { known } from "../headers";
import { empty, hal, otherwise, tooLarge } from "../responses";
import { apiPage, assumed, conventionsPage } from "../source";
import { optionsOf } from "./options";

const getTenant: Json = {
  operationId: "getTenant",
  tags: ["Tenants"],
  summary: "Get a tenant",
  description: apiPage("Fetching a single tenant"),
  responses: {
    "200": hal("The tenant.", ref("schemas", "Tenant"), { acme: { value: tenant } }),
    ...otherwise("GET"),
  },
};

const cancelTenant: Json = {
  operationId: "cancelTenant",
  tags: ["Tenants"],
  summary: "Cancel a tenant's entire subscription",
  description: [
    'The API page names "canceling a tenants entire subscription" among what the API can do, and shows no call for it.',
    assumed(`it is the method for removing resources, on the tenant's own. ${conventionsPage("methods")}`),
  ].join(" "),
  responses: {
    "200": empty(`The tenant is cancelled. ${conventionsPage("table of status codes")}`),
    "204": empty(`The tenant is cancelled. ${conventionsPage("table of status codes")}`),
    ...otherwise("DELETE"),
    "413": tooLarge(known),
  },
};

/** `/public/partners/{partnerId}/tenants/{tenantId}` */
export const tenantPath: Json = {
  parameters: [ref("parameters", "partnerId"), ref("parameters", "tenantId")],
  get: getTenant,
  delete: cancelTenant,
  options: optionsOf("tenant"),
};
