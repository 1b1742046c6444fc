import { execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { cacheFolder } from "./cache-folder";
import { until } from "./until";

const version = "2.12.0";

/** A fault of the line, as toxiproxy names it (https://github.com/Shopify/toxiproxy#toxics). */
export interface Toxic {
  type: "limit_data" | "reset_peer" | "latency" | "slicer";
  stream: "upstream" | "downstream";
  attributes: Record<string, number>;
}

/** A TCP proxy before a server, whose line can be made bad. */
export interface Line {
  url: string;
  poison(toxic: Toxic): Promise<void>;
  heal(): Promise<void>;
  stop(): Promise<void>;
}

const folder = cacheFolder(`toxiproxy-${version}`);
const server = join(folder, "server");

/** Whether this machine has it, or has Go to build it with: where not, tests of it are skipped, and said to be. */
export function hasToxiproxy(): boolean {
  return existsSync(server) || spawnSync("go", ["version"]).status === 0;
}

/** Built from its Go module, once for a machine, into the cache where the engine lies too. */
async function toxiproxyServer(): Promise<string> {
  if (existsSync(server)) return server;
  await mkdir(folder, { recursive: true });
  const env = { ...process.env, GOBIN: folder, CGO_ENABLED: "0", GOFLAGS: "-trimpath" };
  await promisify(execFile)("go", ["install", `github.com/Shopify/toxiproxy/v2/cmd/server@v${version}`], { env });
  return server;
}

/** Starts a toxiproxy of its own before a server; it ends when it is stopped. */
export async function startLine(target: string): Promise<Line> {
  const apiPort = await freePort();
  const child = spawn(await toxiproxyServer(), ["-host", "127.0.0.1", "-port", String(apiPort)], { stdio: "ignore" });
  const api = `http://127.0.0.1:${apiPort}`;
  const call = async <T = void>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(api + path, { method, ...(body && { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`toxiproxy answered ${method} ${path} with ${answer.status}`);
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  };
  await until(() =>
    call("GET", "/version").then(
      () => true,
      () => false,
    ),
  );
  const proxy = { name: "api", listen: "127.0.0.1:0", upstream: new URL(target).host, enabled: true };
  const { listen } = await call<{ listen: string }>("POST", "/proxies", proxy);
  return {
    url: `http://${listen}`,
    poison: (toxic) => call("POST", "/proxies/api/toxics", { name: "fault", toxicity: 1, ...toxic }),
    heal: () => call("DELETE", "/proxies/api/toxics/fault"),
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
