import type { FastifyInstance } from "fastify";
import type { FaultRoute } from "./fault";

interface Rewriter {
  change(body: Record<string, unknown>): unknown;
}

/**
 * Gives what goes out in place of an answer's parsed body: that body changed, or another. Taken from a method, so that it
 * may say more closely what its body is.
 */
export type Rewrite = Rewriter["change"];

interface Added {
  readonly route: FaultRoute;
  readonly change: Rewrite;
}

/** The changes to answers that have been added, in that order. */
export class Rewrites {
  readonly #added = new Set<Added>();

  /** Adds one; gives a function that takes it back. */
  add(route: FaultRoute, change: Rewrite): () => void {
    const added = { route, change };
    this.#added.add(added);
    return () => {
      this.#added.delete(added);
    };
  }

  /** The answer to a call of this route, changed by all that are about it. */
  apply(route: FaultRoute, payload: Buffer): Buffer {
    const meant = [...this.#added].filter((added) => added.route === "any" || added.route === route);
    if (meant.length === 0) return payload;
    let body = payload;
    for (const { change } of meant) {
      body = Buffer.from(JSON.stringify(change(JSON.parse(body.toString()) as Record<string, unknown>)));
    }
    return body;
  }
}

/** Lets rewrites change what is answered. To be called before leaks and faults, which take the answer as it then is. */
export function rewriteAnswers(app: FastifyInstance, rewrites: Rewrites): void {
  app.addHook("onSend", (request, reply, payload, done) => {
    const { route } = request.apiCall ?? {};
    const isMeant = route !== undefined && request.faultId === undefined && reply.statusCode < 400;
    done(null, isMeant && Buffer.isBuffer(payload) ? rewrites.apply(route, payload) : payload);
  });
}
