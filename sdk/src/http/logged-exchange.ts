import type { Log } from "../common/log";
import type { System } from "../common/system";
import { isNetworkError } from "../errors/network-error";
import type { HttpExchange, HttpResponse } from "./http-exchange";
import { requestIdOf } from "./parse-body";

/** Writes one entry of the debug log for each exchange. Without the query: nobody needs it there. */
export function logExchanges(exchange: HttpExchange, log: Log, system: System): HttpExchange {
  return async (request) => {
    const startedAtMs = system.now();
    const write = (end: { status: number; requestId?: string } | { fault: string }): void => {
      log({
        event: "request",
        method: request.method,
        path: request.path,
        ...end,
        durationMs: Math.round(system.now() - startedAtMs),
        attempt: request.attempt,
        ...(request.bucketLevel !== undefined && { bucketLevel: request.bucketLevel }),
      });
    };
    let response: HttpResponse;
    try {
      response = await exchange(request);
    } catch (error) {
      write({ fault: isNetworkError(error) ? error.reason : "unknown" });
      throw error;
    }
    const requestId = requestIdOf(response);
    write({ status: response.status, ...(requestId !== undefined && { requestId }) });
    return response;
  };
}
