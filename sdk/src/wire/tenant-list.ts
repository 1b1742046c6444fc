import { z } from "zod";
import type { PartnerTenant } from "../model/partner-tenant";
import { tenantSchema } from "./tenant";

/** One page of a list of tenants. */
export interface TenantPage {
  tenants: PartnerTenant[];
  /** How many there are in all; absent where the list is not paged. */
  total?: number;
  /** Index of this page's first tenant, as the server applied it. */
  offset?: number;
}

const items = z.array(tenantSchema);
const count = z.number().int().nonnegative();

const halSchema = z.object({ tenants: items }).transform(({ tenants }): TenantPage => ({ tenants }));
const embeddedSchema = z
  .object({ _embedded: z.object({ tenants: items }) })
  .transform(({ _embedded }): TenantPage => ({ tenants: _embedded.tenants }));
const envelopeSchema = z
  .object({ query: z.object({ offset: count.optional() }).optional(), result: items, total: count })
  .transform(({ query, result, total }): TenantPage => ({
    tenants: result,
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
