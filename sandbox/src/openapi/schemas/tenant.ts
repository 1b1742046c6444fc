import { ref, type Json } from "../json";
import { apiPage, assumed } from "../source";

export const tenant: Json = {
  type: "object",
  description: [
    "A tenant: a customer's paid subscription.",
    assumed("the page requires nothing; required here is what a caller cannot do without."),
    apiPage("Fetching a single tenant"),
  ].join(" "),
  required: ["tenant_name", "tenant_domain", "_links"],
  properties: {
    tenant_name: { type: "string" },
    tenant_domain: { type: "string", minLength: 1, examples: ["acme.printix.net"] },
    billing_info: { anyOf: [ref("schemas", "BillingInfo"), { type: "null" }] },
    _links: {
      type: "object",
      required: ["self"],
      properties: {
        self: {
          type: "object",
          description: "The tenant's own link, which ends in its id.",
          required: ["href"],
          properties: {
            href: { type: "string", format: "uri-reference", pattern: String.raw`/tenants/[^/?#]+$` },
          },
        },
        billing_info: ref("schemas", "Link"),
      },
    },
  },
};
