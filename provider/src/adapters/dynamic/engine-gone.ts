import { connect } from "node:net";

/**
 * Calls back once the engine that started this process is gone: killed, without a word to its plugins.
 *
 * The engine holds the other end of its plugins' standard input for as long as it lives, also where a shell stands between
 * them, so an end of that is where to look; that nobody listens at the engine's address any more is the proof. Whoever
 * does listen there is waited for, by a connection that ends with it: an input that was closed by hand ends nothing.
 *
 * @param address `HOST:PORT`, the engine's own, which it hands to the dynamic host; without one nothing is watched
 */
export function onEngineGone(address: string | undefined, callback: () => void): void {
  const [, host, port] = /^(.+):(\d+)$/.exec(address ?? "") ?? [];
  if (host === undefined) return;
  const look = (): void => {
    let isThere = false;
    const socket = connect({ host, port: Number(port) }, () => {
      isThere = true;
    });
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED") callback();
    });
    socket.on("close", () => {
      if (isThere) look();
    });
    socket.resume().unref();
  };
  process.stdin.on("error", () => undefined).once("close", look);
  process.stdin.resume().unref();
}
