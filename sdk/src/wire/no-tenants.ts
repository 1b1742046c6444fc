import { z } from "zod";

/** The count of a list without tenants. */
const none = z.literal(0).nullish();

/** A list without tenants, which may leave out its empty parts. If it has any other part, it is no list: most likely an error. */
export const noTenantsSchema = z.strictObject({
  _links: z.looseObject({ self: z.looseObject({ href: z.string() }).optional() }).optional(),
  _embedded: z.strictObject({ tenants: z.null().optional() }).nullish(),
  tenants: z.null().optional(),
  result: z.null().optional(),
  query: z.looseObject({}).optional(),
  total: none,
  count: none,
  page: z.looseObject({ totalElements: none }).optional(),
  limit: z.unknown().optional(),
  offset: z.unknown().optional(),
  size: z.unknown().optional(),
});
