import type { z } from "zod";
import { PayloadError } from "../errors/payload-error";
import { fit } from "../wire/fit";
import { plainText } from "../wire/plain-text";
import { requestIdHeader } from "./clean-exchange";
import type { HttpResponse } from "./http-exchange";

/** Makes errors about an answer that cannot be used. */
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

/** The body, parsed by its schema. @throws PayloadError that says where it does not fit, but never repeats the content */
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
  const read = fit(schema, body, "the body");
  if ("data" in read) return read.data;
  throw fail(read.reason);
}
