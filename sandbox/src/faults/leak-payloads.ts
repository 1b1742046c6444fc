import type { FastifyInstance, FastifyReply } from "fastify";
import { isObject } from "../common/is-object";
import type { Switches } from "../state/switches";
import { LEAKED_FIELDS } from "./leaked-fields";

/** Those that have leaked already. */
const leaked = new WeakSet<Buffer>();

/**
 * Where it is switched on, adds to each object of each payload, at any depth, what must not be there. To be called
 * before faults, which may send the usual answer as something else, or half of it; and after them, for what they answer
 * of their own.
 */
export function leakPayloads(app: FastifyInstance, switches: Switches): void {
  app.addHook("onSend", (_request, reply, payload, done) => {
    const isMeant = switches.isLeaking && Buffer.isBuffer(payload) && !leaked.has(payload) && isNoToken(reply);
    done(null, isMeant ? leaking(payload) : payload);
  });
}

/** Tokens are plain JSON. */
function isNoToken(reply: FastifyReply): boolean {
  return /^application\/(?:hal|problem)\+json$/.test(String(reply.getHeader("content-type")));
}

function leaking(payload: Buffer): Buffer {
  const more = Buffer.from(JSON.stringify(withLeaks(JSON.parse(payload.toString()))));
  leaked.add(more);
  return more;
}

function withLeaks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withLeaks);
  if (!isObject(value)) return value;
  const own = Object.entries(value).map(([name, inner]) => [name, withLeaks(inner)] as const);
  return { ...Object.fromEntries(own), ...LEAKED_FIELDS };
}
