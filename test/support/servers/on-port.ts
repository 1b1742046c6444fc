import { randomInt } from "node:crypto";

/** Below those that the kernel gives to connections: one of these may take a port while its server is down. */
const ports = { from: 20_000, to: 32_000 };

/** Starts a server that cannot choose a port by itself. Whether a port is free, only the server can tell. */
export async function onPort<Server>(start: (port: number) => Promise<Server>): Promise<Server> {
  for (;;) {
    try {
      return await start(randomInt(ports.from, ports.to));
    } catch (error) {
      if (!/address already in use/i.test((error as Error).message)) throw error;
    }
  }
}
