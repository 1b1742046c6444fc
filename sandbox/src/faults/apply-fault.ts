import { logRequest } from "../server/request-log";
import type { SandboxContext } from "../state/context";
import { breakConnection } from "./break-connection";
import type { SandboxFault } from "./fault";
import { faultAnswer } from "./fault-answer";
import type { FaultTarget } from "./fault-target";

/** Puts a fault's answer in place of the usual one. Gives its body, `null` for none; or undefined: no answer goes out. */
export function applyFault(
  context: SandboxContext,
  fault: SandboxFault,
  target: FaultTarget,
): Buffer | null | undefined {
  const { request, reply, usual } = target;
  const { kind } = fault;
  if (kind === "reset" || kind === "silence" || kind === "truncated") {
    logRequest(context, request, reply, kind === "truncated" ? 200 : 0);
    breakConnection(kind, target, context.delays);
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
