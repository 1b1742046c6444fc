import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { methodNotAllowed, unsupportedMediaType } from "../wire/problems";
import { answerOptions } from "./cors";

export type Handler = (request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** What a resource answers to, and the media type that its POST takes. */
export interface Methods {
  readonly GET?: Handler;
  readonly POST?: Handler;
  readonly DELETE?: Handler;
  readonly consumes?: string;
}

/** Registers a path with every method there is: those it has, OPTIONS, and a 405 for all others. */
export function resource(app: FastifyInstance, url: string, { consumes, ...handlers }: Methods): void {
  const allow = [...Object.keys(handlers), "OPTIONS"].join(", ");
  for (const [method, handler] of Object.entries(handlers)) {
    app.route({
      method,
      url,
      handler,
      // Before the body is read: what is of the wrong type must not be parsed.
      onRequest: (request, _reply, done) => {
        if (method === "POST" && consumes !== undefined && mediaType(request) !== consumes) {
          throw unsupportedMediaType(consumes);
        }
        done();
      },
    });
  }
  const options: Handler = (_request, reply) => answerOptions(reply, allow);
  // As a hook, so that neither waits for a body, whatever its type.
  app.route({
    method: "OPTIONS",
    url,
    handler: options,
    onRequest: (request, reply) => void options(request, reply),
  });
  const refuse: Handler = (request) => {
    throw methodNotAllowed(request.method, allow);
  };
  const others = app.supportedMethods.filter((method) => !(method in handlers) && method !== "OPTIONS");
  app.route({ method: others, url, handler: refuse, onRequest: (request, reply) => void refuse(request, reply) });
}

function mediaType(request: FastifyRequest): string | undefined {
  return request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
}
