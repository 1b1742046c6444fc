import { subscribe } from "node:diagnostics_channel";

const cancelCall = "/pulumirpc.ResourceProvider/Cancel";

/**
 * Aborts where the engine was told to stop (Ctrl-C). The engine tells its plugins by a call of Cancel, and waits for
 * what is under way; the dynamic host answers that call and tells no provider. So the call is watched for where it
 * comes in, at Node's channel of HTTP/2 streams. Where Node has no such channel (before 22.17), nothing is seen, and
 * waits end by themselves.
 */
export function engineCancel(): AbortSignal {
  const told = new AbortController();
  subscribe("http2.server.stream.start", (message) => {
    const { headers } = message as { headers?: Record<string, unknown> };
    if (headers?.[":path"] === cancelCall) told.abort();
  });
  return told.signal;
}
