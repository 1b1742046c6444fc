import { connect } from "node:net";

/**
 * Calls back once the engine that started this process is gone: killed, without a word to its plugins.
 *
 * The engine holds the other end of its plugins' standard input for as long as it lives, also where a shell stands between
 * them, so an end of that is where to look. That nobody listens at the engine's address any more is the proof: an input that
 * was closed by hand ends nothing.
 *
 * @param address `HOST:PORT`, the engine's own, which it hands to the dynamic host; without one nothing is watched
 */
export function onEngineGone(address: string | undefined, callback: () => void): void {
  const [, host, port] = /^(.+):(\d+)$/.exec(address ?? "") ?? [];
  if (host === undefined) return;
  const look = (): void => {
    onListenerGone(host, Number(port), callback);
  };
  process.stdin.on("error", () => undefined).once("close", look);
  process.stdin.resume().unref();
}

/**
 * Calls back once nobody listens there. Whoever does is waited for, by a connection that ends with it. However else a look
 * ends, nothing is proven, and there is another one: a listener that is killed may reset a connection before it is made.
 */
export function onListenerGone(host: string, port: number, callback: () => void, pauseMs = 1000): void {
  let isRefused = false;
  const socket = connect({ host, port });
  socket.on("error", ({ code }: NodeJS.ErrnoException) => {
    isRefused = code === "ECONNREFUSED";
  });
  socket.on("close", () => {
    if (isRefused) callback();
    else setTimeout(onListenerGone, pauseMs, host, port, callback, pauseMs).unref();
  });
  socket.resume().unref();
}
