import type { Delays } from "../common/delays";
import type { FaultTarget } from "./fault-target";

const BEGINNING = Buffer.from('{"tenants":[{"tenant_name":"');

/** Deals with the connection of a request that gets no whole answer: the first half of it at most. */
export function breakConnection(
  kind: "reset" | "silence" | "truncated",
  { request, reply, usual }: FaultTarget,
  delays: Delays,
): void {
  const { socket } = request.raw;
  reply.hijack();
  if (kind === "reset") {
    socket.resetAndDestroy();
    return;
  }
  if (kind === "silence") {
    // The client ends it, or the stop.
    socket.once(
      "close",
      delays.after(Infinity, () => socket.destroy()),
    );
    return;
  }
  const half = usual?.subarray(0, Math.ceil(usual.length / 2)) ?? BEGINNING;
  for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value ?? "");
  reply.raw.writeHead(200, { "content-type": "application/hal+json", "content-length": 2 * half.length });
  reply.raw.write(half, () => socket.destroy());
}
