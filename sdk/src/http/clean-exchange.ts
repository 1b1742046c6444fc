import { redact } from "../errors/redact";
import type { HttpExchange } from "./http-exchange";

/** The id that the API gives each request, for its support. */
export const requestIdHeader = "x-printix-request-id";

/** Takes out of request ids, which messages and the log repeat, what must not be: they are a server's words, and it may echo. */
export function cleanRequestIds(exchange: HttpExchange): HttpExchange {
  return async (request) => {
    const response = await exchange(request);
    const id = response.header(requestIdHeader);
    if (id === undefined) return response;
    const cleaned = redact(id, request.secrets ?? []);
    return { ...response, header: (name) => (name === requestIdHeader ? cleaned : response.header(name)) };
  };
}
