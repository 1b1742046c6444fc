import { ref, type Json } from "../json";
import { apiPage, assumed, conventionsPage } from "../source";

const tenants = { type: "array", items: ref("schemas", "Tenant") };

const links = {
  type: "object",
  properties: {
    self: ref("schemas", "Link"),
    next: {
      ...ref("schemas", "Link"),
      description: `Where the list goes on. ${assumed("it is HAL's own custom; the page shows a list in one piece.")}`,
    },
  },
};

export const tenantList: Json = {
  type: "object",
  description: `All tenants. ${apiPage("List Tenants")}`,
  required: ["tenants"],
  properties: { _links: links, tenants },
};

export const embeddedTenantList: Json = {
  type: "object",
  description: `All tenants, as HAL embeds resources. ${assumed("the page's media type is HAL's; its example is not of this shape.")}`,
  required: ["_embedded"],
  properties: { _links: links, _embedded: { type: "object", required: ["tenants"], properties: { tenants } } },
};

const whole = { type: "integer", minimum: 0 };

export const tenantCollection: Json = {
  type: "object",
  description: [
    "A page of tenants, and how many there are in all.",
    assumed("the conventions promise it for every collection; the API page shows another shape."),
    conventionsPage("collections"),
  ].join(" "),
  required: ["query", "result", "total"],
  properties: {
    query: {
      type: "object",
      description: "What was applied, defaults included.",
      properties: { limit: { type: "integer", minimum: 1 }, offset: whole },
    },
    result: tenants,
    total: whole,
  },
};
