import { z } from "zod";
import { noTenantsSchema } from "./no-tenants";
import { readItem, type TenantItem } from "./tenant-item";

/** One page of a list of tenants. */
export interface TenantPage {
  items: TenantItem[];
  /** How many there are in all; absent if the list has no pages. */
  total?: number;
  /** Index of this page's first tenant, as the server applied it. */
  offset?: number;
  /** HAL's link to the next page. */
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

/** Whether an answer is this list: by its own link, or by what else is known of it. */
export type IsOwnList = (self: string | undefined) => boolean;

/**
 * Chooses the shape by the key that only it has, so that a fault is reported for the right shape.
 * @param isOwn decides whether an answer without any of these keys is a list without tenants
 */
export function tenantPageSchema(isOwn: IsOwnList): z.ZodType<TenantPage> {
  return z.unknown().transform((body, context): TenantPage => {
    const parsed = schemaFor(body, isOwn).safeParse(body);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: "custom", path, message });
    return z.NEVER;
  });
}

const emptySchema = z.object({ _links: links }).transform(({ _links }) => halPage([], _links));

function schemaFor(body: unknown, isOwn: IsOwnList): z.ZodType<TenantPage> {
  if (isEmpty(body, isOwn)) return emptySchema;
  if (typeof body === "object" && body !== null) {
    if ("result" in body) return envelopeSchema;
    if ("_embedded" in body) return embeddedSchema;
  }
  return halSchema;
}

/** HAL and the conventions' envelope may leave out their empty parts. Any other answer without tenants is no list. */
function isEmpty(body: unknown, isOwn: IsOwnList): boolean {
  const empty = noTenantsSchema.safeParse(body).data;
  if (empty === undefined) return false;
  const isEnvelope = empty.query !== undefined && empty.total === 0;
  return isEnvelope || (empty._links !== undefined && isOwn(empty._links.self?.href));
}
