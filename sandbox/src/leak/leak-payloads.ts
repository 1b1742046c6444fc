import type { FastifyInstance, FastifyReply } from "fastify";
import type { Switches } from "../switches";
import { isObject } from "../wire/is-object";
import { LEAKED_FIELDS } from "./leaked-fields";

/** Where it is switched on, adds to each object of each payload, at any depth, what must not be there. */
export function leakPayloads(app: FastifyInstance, switches: Switches): void {
  app.addHook("onSend", (_request, reply, payload, done) => {
    done(null, switches.isLeaking && isOfApi(reply) && Buffer.isBuffer(payload) ? leaking(payload) : payload);
  });
}

/** Neither tokens nor what is under `/sandbox`: those are plain JSON. */
function isOfApi(reply: FastifyReply): boolean {
  return /^application\/(?:hal|problem)\+json$/.test(String(reply.getHeader("content-type")));
}

function leaking(payload: Buffer): Buffer {
  return Buffer.from(JSON.stringify(withLeaks(JSON.parse(payload.toString()))));
}

function withLeaks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withLeaks);
  if (!isObject(value)) return value;
  const own = Object.entries(value).map(([name, inner]) => [name, withLeaks(inner)] as const);
  return { ...Object.fromEntries(own), ...LEAKED_FIELDS };
}
