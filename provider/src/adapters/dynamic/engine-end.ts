import { subscribe } from "node:diagnostics_channel";

const cancelCall = "/pulumirpc.ResourceProvider/Cancel";

interface StreamMessage {
  headers?: Record<string, unknown>;
  stream?: { aborted?: boolean };
}

/**
 * Aborts where the engine was told to stop (Ctrl-C), or lets go of a call.
 *
 * The engine tells its plugins by a call of Cancel, and waits for what is under way; the dynamic host answers that call
 * and tells no provider. So calls are watched for where they come in, at Node's channels of HTTP/2 streams: a Cancel, and
 * a call that nobody waits for any more. Where Node has no such channels (before 22.17), waits end by themselves.
 *
 * Where the engine was killed, whatever is written to standard error fails, and the host answers every uncaught failure
 * by writing it there: it would be busy with that until it ends (engine-gone.ts).
 */
export function engineEnd(): AbortController {
  const end = new AbortController();
  subscribe("http2.server.stream.start", (message) => {
    if ((message as StreamMessage).headers?.[":path"] === cancelCall) end.abort();
  });
  subscribe("http2.server.stream.close", (message) => {
    if ((message as StreamMessage).stream?.aborted === true) end.abort();
  });
  process.stderr.on("error", () => {
    end.abort();
  });
  return end;
}
