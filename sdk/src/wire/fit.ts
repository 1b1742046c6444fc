import type { z } from "zod";

/**
 * What a schema makes of a value, or where it does not fit: never what stood there.
 * @param whole what a fault of the value as a whole is told of
 */
export function fit<T>(schema: z.ZodType<T>, value: unknown, whole: string): { data: T } | { reason: string } {
  const parsed = safeParse(schema, value);
  if (parsed === undefined) return { reason: `${whole}: holds what no answer of this kind can hold` };
  if (parsed.success) return { data: parsed.data };
  const reasons = parsed.error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.length === 0 ? whole : path.join(".")}: ${message}`);
  return { reason: reasons.join("; ") };
}

/**
 * zod's own, which is less safe than its name: `min` and `max` measure whatever has a `length`, a text or not, so
 * `{"length": {"toString": 1}}` makes them throw a TypeError, which says nothing of the request. Undefined instead.
 */
function safeParse<T>(schema: z.ZodType<T>, value: unknown): z.ZodSafeParseResult<T> | undefined {
  try {
    return schema.safeParse(value);
  } catch {
    return undefined;
  }
}
