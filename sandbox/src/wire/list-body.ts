import type { TenantPage } from "../store/tenants";
import type { Links } from "./links";
import type { PageQuery } from "./page-query";
import { tenantBody } from "./tenant-body";

/** How `GET …/tenants` answers: as on the API page, as HAL's `_embedded`, or as the conventions' paged collection. */
export type ListShape = "tenants" | "embedded" | "envelope";

export const LIST_SHAPES: readonly ListShape[] = ["tenants", "embedded", "envelope"];

/** "List Tenants" of the API page, or one of the other shapes that a list may have. */
export function listBody(
  shape: Exclude<ListShape, "envelope">,
  partnerId: string,
  page: TenantPage,
  links: Links,
): object {
  const tenants = page.tenants.map((tenant) => tenantBody(tenant, links));
  const _links = { self: links.tenants(partnerId) };
  return shape === "embedded" ? { _links, _embedded: { tenants } } : { _links, tenants };
}

/** The collection of the conventions page. */
export function envelopeBody(query: PageQuery, page: TenantPage, links: Links): object {
  return { query, result: page.tenants.map((tenant) => tenantBody(tenant, links)), total: page.total };
}
