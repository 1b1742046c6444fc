import { z } from "zod";
import { readItem, type TenantItem } from "./tenant-item";

/** One page of a list of tenants. */
export interface TenantPage {
  items: TenantItem[];
  /** How many there are in all; absent where the list is not paged. */
  total?: number;
  /** Index of this page's first tenant, as the server applied it. */
  offset?: number;
  /** Where HAL says that the list goes on. */
  next?: string;
}

const items = z.array(z.unknown().transform(readItem));
const count = z.number().int().nonnegative();

const links = z.object({ next: z.object({ href: z.string().min(1).max(2000) }).nullish() }).nullish();
type Links = z.output<typeof links>;

const halPage = (items: TenantItem[], _links: Links): TenantPage => ({
  items,
  ...(_links?.next && { next: _links.next.href }),
});
const halSchema = z
  .object({ tenants: items, _links: links })
  .transform(({ tenants, _links }) => halPage(tenants, _links));
const embeddedSchema = z
  .object({ _embedded: z.object({ tenants: items }), _links: links })
  .transform(({ _embedded, _links }) => halPage(_embedded.tenants, _links));
const envelopeSchema = z
  .object({ query: z.object({ offset: count.optional() }).optional(), result: items, total: count })
  .transform(({ query, result, total }): TenantPage => ({
    items: result,
    total,
    ...(query?.offset !== undefined && { offset: query.offset }),
  }));

/** Picks the shape by its distinguishing key, so that a fault is reported against the shape that was meant. */
export const tenantPageSchema = z.unknown().transform((body, context): TenantPage => {
  const parsed = schemaFor(body).safeParse(body);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) context.addIssue({ code: "custom", path, message });
  return z.NEVER;
});

function schemaFor(body: unknown): z.ZodType<TenantPage> {
  if (typeof body === "object" && body !== null) {
    if ("result" in body) return envelopeSchema;
    if ("_embedded" in body) return embeddedSchema;
  }
  return halSchema;
}
