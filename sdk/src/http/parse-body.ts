import type { z } from "zod";
import { PayloadError } from "../errors/payload-error";
import { plainText } from "../wire/plain-text";
import { requestIdHeader } from "./clean-exchange";
import type { HttpResponse } from "./http-exchange";

/** What to say of an answer that cannot be used, as its reader knows it. */
export function payloadFault(
  response: HttpResponse,
  { method, path }: { method: string; path: string },
): (reason: string) => PayloadError {
  return (reason) =>
    new PayloadError({ method, path, status: response.status, requestId: requestIdOf(response), reason });
}

export function requestIdOf(response: HttpResponse): string | undefined {
  const id = response.header(requestIdHeader);
  return id === undefined ? undefined : plainText(id);
}

/** The body as its schema describes it. @throws PayloadError that says where it does not fit, never what it held */
export function parseBody<T>(
  response: HttpResponse,
  schema: z.ZodType<T>,
  request: { method: string; path: string },
): T {
  const fail = payloadFault(response, request);
  let body: unknown;
  try {
    body = JSON.parse(response.body);
  } catch {
    throw fail(response.body === "" ? "it is empty" : "it is not JSON");
  }
  const parsed = safeParse(schema, body);
  if (parsed === undefined) throw fail("the body: holds what no answer of this kind can hold");
  if (parsed.success) return parsed.data;
  throw fail(
    parsed.error.issues
      .slice(0, 3)
      .map(({ path, message }) => `${path.length === 0 ? "the body" : path.join(".")}: ${message}`)
      .join("; "),
  );
}

/**
 * zod's own, which is less safe than its name: `min` and `max` measure whatever has a `length`, a text or not, so
 * `{"length": {"toString": 1}}` makes them throw a TypeError, which says nothing of the request. Undefined instead.
 */
function safeParse<T>(schema: z.ZodType<T>, body: unknown): z.ZodSafeParseResult<T> | undefined {
  try {
    return schema.safeParse(body);
  } catch {
    return undefined;
  }
}
