import type { FastifyReply } from "fastify";
import type { ServerContext } from "./context";

/**
 * Dates an answer by the clock that its `Retry-After` is made from. Both stay as the machine has it, or as whoever
 * handed a clock in: a client waits by a clock of its own, which nobody has put forward.
 */
export function dateAnswer({ clock }: ServerContext, reply: FastifyReply): void {
  reply.header("date", new Date(clock.unmovedMs()).toUTCString());
}
