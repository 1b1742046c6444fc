import type { FastifyReply, FastifyRequest } from "fastify";
import { reportFailure } from "./report-failure";
import type { ServerContext } from "./context";

export const REQUEST_ID_HEADER = "X-Printix-Request-ID";

/** Numbers a request and gives its answer the request id. */
export function beginRequest({ store, clock }: ServerContext, request: FastifyRequest, reply: FastifyReply): void {
  reply.header(REQUEST_ID_HEADER, request.id);
  request.sequence = store.requests.nextSequence();
  request.arrivedAtMs = clock.nowMs();
}

/** Writes the log before the answer goes out, so that whoever has the answer finds the request in the log. */
export function logRequest(
  { store }: ServerContext,
  request: FastifyRequest,
  reply: FastifyReply,
  status = reply.statusCode,
): void {
  const { sequence, arrivedAtMs: timeMs, method, id: requestId, partnerId, fault } = request;
  const [path = ""] = request.originalUrl.split("?");
  try {
    store.requests.add({
      ...{ sequence, timeMs, method, path, status, requestId },
      ...(partnerId !== undefined && { partnerId }),
      ...(fault !== undefined && { fault: fault.id }),
    });
  } catch (error) {
    // The work is done by now: an answer that says otherwise would be worse than a gap in the log.
    reportFailure(request, error);
  }
}
