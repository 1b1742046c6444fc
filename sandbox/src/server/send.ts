import type { FastifyReply } from "fastify";
import type { Problem } from "../wire/problem";

/** "Content-Type: application/hal+json" of the API page. */
export function sendHal(reply: FastifyReply, body: object): FastifyReply {
  return sendAs(reply, "application/hal+json", body);
}

/** OAuth answers, which no one may keep (RFC 6749 §5.1). */
export function sendOAuth(reply: FastifyReply, status: number, body: object): FastifyReply {
  reply.code(status).headers({ "cache-control": "no-store", pragma: "no-cache" });
  return sendAs(reply, "application/json", body);
}

export function sendJson(reply: FastifyReply, status: number, body: object): FastifyReply {
  return sendAs(reply.code(status), "application/json", body);
}

export function sendProblem(reply: FastifyReply, { body, headers }: Problem): FastifyReply {
  reply.code(body.status).headers(headers);
  return sendAs(reply, "application/problem+json", body);
}

function sendAs(reply: FastifyReply, type: string, body: object): FastifyReply {
  // A buffer, since fastify adds a charset to the type of a text, and the pages show none.
  return reply.header("content-type", type).send(Buffer.from(JSON.stringify(body)));
}
