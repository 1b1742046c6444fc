import type { FastifyReply, FastifyRequest } from "fastify";
import type { ServerContext } from "../server/context";
import { logRequest } from "../server/request-log";
import { breakOff } from "./break-off";
import type { SandboxFault } from "./fault";
import { faultAnswer } from "./fault-answer";

/** What a fault hits: a request, and the body of the usual answer where the request was carried out. */
export interface Target {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly usual?: Buffer | undefined;
}

/** Puts a fault's answer in place of the usual one. Gives its body, `null` for none; or undefined: no answer goes out. */
export function strike(context: ServerContext, fault: SandboxFault, target: Target): Buffer | null | undefined {
  const { request, reply, usual } = target;
  const { kind } = fault;
  if (kind === "reset" || kind === "silence" || kind === "truncated") {
    logRequest(context, request, reply, kind === "truncated" ? 200 : 0);
    breakOff(kind, target, context.delays);
    return undefined;
  }
  const { status, headers, body } = faultAnswer(fault, {
    request,
    links: context.links(),
    nowMs: context.clock.unmovedMs(),
    usual: { status: reply.statusCode, type: String(reply.getHeader("content-type")), body: usual },
  });
  reply.removeHeader("content-type").removeHeader("content-length");
  reply.code(status).headers(headers);
  return body ?? null;
}
