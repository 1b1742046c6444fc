import type { Json } from "../json";
import { apiPage, assumed } from "../source";

const initialUser: Json = {
  type: "object",
  description: [
    "A user to create with the tenant, who may manage it. Without one no users are created.",
    assumed("`email` and `name` are required; the page's own example of an e-mail address is none."),
  ].join(" "),
  required: ["email", "name"],
  properties: {
    email: { type: "string", format: "email", description: "Also the login name." },
    name: { type: "string", minLength: 1 },
    create_as_admin: { type: "boolean", default: false, description: "Whether it is a Printix administrator." },
  },
};

export const newTenant: Json = {
  type: "object",
  description: apiPage("Create new tenant"),
  required: ["tenant_name", "tenant_domain"],
  properties: {
    tenant_name: { type: "string", minLength: 1, maxLength: 100, description: "Any text of at most 100 characters." },
    tenant_domain: {
      type: "string",
      pattern: String.raw`^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.printix\.net)?$`,
      description: [
        "The name of the customer's Printix Home: lowercase letters, digits and dashes.",
        assumed(
          "alone or, as in the page's example, under printix.net; of the length and with the inner dashes of DNS.",
        ),
      ].join(" "),
    },
    initial_user: initialUser,
  },
  examples: [
    {
      tenant_name: "Acme Co.",
      tenant_domain: "acme",
      initial_user: { email: "it@acme.example", name: "Ada", create_as_admin: true },
    },
  ],
};
