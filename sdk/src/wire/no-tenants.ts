import { z } from "zod";

/** The count of a list that has none. */
const none = z.literal(0).nullish();

/** A list that leaves out what it has none of. Anything else beside that, and it is no list: an error, most likely. */
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
