import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { MovableClock } from "../common/clock";
import type { RequestLog } from "../store/request-log";
import { reportFailure } from "./answer-errors";

export const REQUEST_ID_HEADER = "X-Printix-Request-ID";

/** What a request is logged with. */
export interface Logging {
  readonly store: { readonly requests: RequestLog };
  readonly clock: MovableClock;
}

/** Logs each request and dates its answer. To be called after whatever else may change the answer. */
export function logRequests(app: FastifyInstance, logging: Logging): void {
  app.addHook("onRequest", (request, reply, done) => {
    beginRequest(logging, request, reply);
    done();
  });
  app.addHook("onSend", (request, reply, _payload, done) => {
    dateAnswer(logging, reply);
    logRequest(logging, request, reply);
    done();
  });
}

/** Numbers a request and gives its answer the request id. */
export function beginRequest({ store, clock }: Logging, request: FastifyRequest, reply: FastifyReply): void {
  reply.header(REQUEST_ID_HEADER, request.id);
  request.sequence = store.requests.nextSequence();
  request.arrivedAtMs = clock.nowMs();
}

/**
 * Dates an answer by the clock that its `Retry-After` is made from. Both stay as the machine has it, or as whoever
 * handed a clock in: a client waits by a clock of its own, which nobody has put forward.
 */
export function dateAnswer({ clock }: Logging, reply: FastifyReply): void {
  reply.header("date", new Date(clock.unmovedMs()).toUTCString());
}

/** Writes the log before the answer goes out, so that whoever has the answer finds the request in the log. */
export function logRequest(
  { store }: Logging,
  request: FastifyRequest,
  reply: FastifyReply,
  status = reply.statusCode,
): void {
  const { sequence, arrivedAtMs: timeMs, method, id: requestId, partnerId, faultId: fault } = request;
  const [path = ""] = request.originalUrl.split("?");
  try {
    store.requests.add({
      ...{ sequence, timeMs, method, path, status, requestId },
      ...(partnerId !== undefined && { partnerId }),
      ...(fault !== undefined && { fault }),
    });
  } catch (error) {
    // The work is done by now: an answer that says otherwise would be worse than a gap in the log.
    reportFailure(request, error);
  }
}
