import type { z } from "zod";

/**
 * Parses a value by a schema, or says where it does not fit; never repeats the content.
 * @param whole how to name the value as a whole
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
 * zod's own `safeParse` can throw: `min` and `max` measure everything that has a `length`, a text or not, so
 * `{"length": {"toString": 1}}` causes a TypeError that says nothing of the request. This returns undefined then.
 */
function safeParse<T>(schema: z.ZodType<T>, value: unknown): z.ZodSafeParseResult<T> | undefined {
  try {
    return schema.safeParse(value);
  } catch {
    return undefined;
  }
}
