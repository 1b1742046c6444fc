import { redact } from "../errors/redact";
import type { HttpExchange } from "./http-exchange";

/** The id that the API gives each request, for its support. */
export const requestIdHeader = "x-printix-request-id";

/** Redacts request ids, since messages and the log repeat them: a server may put a secret there that it was sent. */
export function cleanRequestIds(exchange: HttpExchange): HttpExchange {
  return async (request) => {
    const response = await exchange(request);
    const id = response.header(requestIdHeader);
    if (id === undefined) return response;
    const cleaned = redact(id, request.secrets ?? []);
    return { ...response, header: (name) => (name === requestIdHeader ? cleaned : response.header(name)) };
  };
}
