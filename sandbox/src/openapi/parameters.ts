import type { Json } from "./json";
import { apiPage, assumed, conventionsPage } from "./source";

/** A segment of a path. */
const segment = { type: "string", minLength: 1, pattern: "^[^/]+$" };

export const parameters: Json = {
  partnerId: {
    name: "partnerId",
    in: "path",
    required: true,
    description: `The partner. The page calls it a uuid, yet its own example is none. ${apiPage("List Tenants")}`,
    schema: { ...segment, examples: ["00000000-1111--22222-123456789abc"] },
  },
  tenantId: {
    name: "tenantId",
    in: "path",
    required: true,
    description: [
      "The tenant. The page calls it a uuid.",
      assumed("it is the last segment of the tenant's own link: no field holds it."),
      apiPage("Fetching a single tenant"),
    ].join(" "),
    schema: { ...segment, examples: ["99999999-8888-7777-6666-fedcba987654"] },
  },
  limit: {
    name: "limit",
    in: "query",
    description: paged("The most tenants to return on a page."),
    schema: { type: "integer", minimum: 1 },
  },
  offset: {
    name: "offset",
    in: "query",
    description: paged("The index of the first tenant to return."),
    schema: { type: "integer", minimum: 0 },
  },
};

function paged(what: string): string {
  const when = assumed("it changes nothing where the list is not a paged collection.");
  return `${what} ${when} ${conventionsPage("collections")}`;
}
