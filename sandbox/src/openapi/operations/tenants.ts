import { embeddedTenantList, tenant, tenantCollection, tenantList } from "../examples";
import { ref, type Json } from "../json";
import { known } from "../headers";
import { hal, otherwise, tooLarge } from "../responses";
import { apiPage, assumed, conventionsPage } from "../source";
import { optionsOf } from "./options";

const shapes = ["TenantList", "EmbeddedTenantList", "TenantCollection"];
const listExamples = {
  apiPage: { value: tenantList },
  embedded: { value: embeddedTenantList },
  collection: { value: tenantCollection },
};

const listTenants: Json = {
  operationId: "listTenants",
  tags: ["Tenants"],
  summary: "List tenants",
  description: [
    "Tenants that were created before.",
    apiPage("List Tenants"),
    assumed(
      "the answer may also be of HAL's or the conventions page's own shape; in one piece unless it says that it goes on.",
    ),
  ].join(" "),
  parameters: [ref("parameters", "limit"), ref("parameters", "offset")],
  responses: {
    "200": hal("The list.", { oneOf: shapes.map((name) => ref("schemas", name)) }, listExamples),
    ...otherwise("GET"),
  },
};

const created = (description: string): Json => hal(description, ref("schemas", "Tenant"), { acme: { value: tenant } });

const createTenant: Json = {
  operationId: "createTenant",
  tags: ["Tenants"],
  summary: "Create a tenant",
  description: `Begins a customer's subscription. ${apiPage("Create new tenant")}`,
  requestBody: { required: true, content: { "application/json": { schema: ref("schemas", "NewTenant") } } },
  responses: {
    "200": created(`The new tenant. ${apiPage("Create new tenant")}`),
    "201": created(`The new tenant. ${conventionsPage("table of status codes")}`),
    ...otherwise("POST"),
    "409": {
      ...ref("responses", "Conflict"),
      description: `The domain is taken. ${assumed("the table of status codes has 409 for PUT and DELETE alone.")}`,
    },
    "413": tooLarge(known),
  },
};

/** `/public/partners/{partnerId}/tenants` */
export const tenantsPath: Json = {
  parameters: [ref("parameters", "partnerId")],
  get: listTenants,
  post: createTenant,
  options: optionsOf("tenants"),
};
