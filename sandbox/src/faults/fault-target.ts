import type { FastifyReply, FastifyRequest } from "fastify";
import type { Links } from "../wire/links";

/** What a fault hits: a request, and the body of the usual answer where the request was carried out. */
export interface FaultTarget {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly usual?: Buffer | undefined;
}

/** The usual answer; its body is absent where the request was not carried out, or has none. */
export interface UsualAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer | undefined;
}

/** What a fault's answer is made from. */
export interface AnswerSource {
  readonly request: FastifyRequest;
  readonly links: Links;
  /** What the answer's `Date` is made from. */
  readonly nowMs: number;
  readonly usual: UsualAnswer;
}
