import type { z } from "zod";
import { PayloadError } from "../errors/payload-error";
import { plainText } from "../wire/plain-text";
import type { HttpResponse } from "./http-exchange";

/** The id that the API gives each request, for its support. `clean` takes out what must not be repeated. */
export function requestIdOf(response: HttpResponse, clean = (text: string) => text): string | undefined {
  const id = response.header("x-printix-request-id");
  return id === undefined ? undefined : plainText(clean(id));
}

/** The body as its schema describes it. @throws PayloadError that says where it does not fit, never what it held */
export function parseBody<T>(
  response: HttpResponse,
  schema: z.ZodType<T>,
  { method, path }: { method: string; path: string },
): T {
  const fail = (reason: string): PayloadError =>
    new PayloadError({ method, path, status: response.status, requestId: requestIdOf(response), reason });
  let body: unknown;
  try {
    body = JSON.parse(response.body);
  } catch {
    throw fail(response.body === "" ? "it is empty" : "it is not JSON");
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw fail(
    parsed.error.issues
      .slice(0, 3)
      .map(({ path, message }) => `${path.length === 0 ? "the body" : path.join(".")}: ${message}`)
      .join("; "),
  );
}
