import type { FastifyInstance } from "fastify";
import type { SandboxContext } from "../state/context";
import { acceptWork, canAccept } from "./accept-work";
import { callOf } from "./api-call";
import { applyFault } from "./apply-fault";
import type { SandboxFault } from "./fault";
import type { Faults } from "./faults";

/**
 * Lets faults hit requests. Before a request is carried out: once it is known who calls, that it may, and for what.
 * After: in place of the answer, where it was carried out and not refused.
 */
export function injectFaults(app: FastifyInstance, context: SandboxContext, faults: Faults): void {
  const { delays } = context;
  app.decorateRequest("apiCall", undefined);
  app.addHook("preHandler", (request, reply, done) => {
    const call = callOf(context, request);
    request.apiCall = call;
    const canHit = ({ when }: SandboxFault): boolean => when !== "later" || canAccept(context, request);
    const fault = call && faults.claim(["before", "later"], call, canHit);
    if (fault === undefined) {
      done();
      return;
    }
    request.faultId = fault.id;
    if (fault.kind === "slow") {
      delays.after(fault.delayMs ?? 0, done);
      return;
    }
    if (fault.when === "later") acceptWork(context, request, fault.delayMs ?? 0);
    const body = applyFault(context, fault, { request, reply });
    // What is null would go out as JSON's null.
    if (body !== undefined) void reply.send(body ?? undefined);
  });
  app.addHook("onSend", (request, reply, payload, done) => {
    const { apiCall: call } = request;
    const isHittable = call !== undefined && request.faultId === undefined && reply.statusCode < 400;
    const fault = isHittable ? faults.claim(["after"], call) : undefined;
    if (fault === undefined) {
      done(null, payload);
      return;
    }
    request.faultId = fault.id;
    if (fault.kind === "slow") {
      delays.after(fault.delayMs ?? 0, () => {
        done(null, payload);
      });
      return;
    }
    const body = applyFault(context, fault, { request, reply, usual: Buffer.isBuffer(payload) ? payload : undefined });
    if (body !== undefined) done(null, body);
  });
}
