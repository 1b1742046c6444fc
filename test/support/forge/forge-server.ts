import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface ForgeRequest {
  method: string;
  url: URL;
  header: (name: string) => string | undefined;
  /** Parsed, where there is one. */
  body: Record<string, unknown>;
}

export interface ForgeAnswer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/**
 * What goes wrong with a request. `lost`: it is carried out, and the connection breaks before the answer. `cut`: it breaks
 * before anything is done.
 */
export type ForgeFault = "lost" | "cut" | ForgeAnswer;

export interface ForgeServer {
  url: string;
  /** Each request in its order, as `METHOD PATH STATUS`; the status is the fault's name where the connection broke. */
  requests: string[];
  /** The next request whose `METHOD PATH` fits goes wrong. */
  failNext: (which: RegExp, fault: ForgeFault) => void;
  stop: () => Promise<void>;
}

/** An HTTP server of a fake forge. */
export async function startForgeServer(answer: (request: ForgeRequest) => ForgeAnswer): Promise<ForgeServer> {
  const requests: string[] = [];
  const faults: { which: RegExp; fault: ForgeFault }[] = [];

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = "GET", url: path = "/" } = incoming;
    const url = new URL(path, `http://${incoming.headers.host ?? ""}`);
    const sent = await text(incoming);
    const line = `${method} ${url.pathname}`;
    const index = faults.findIndex(({ which }) => which.test(line));
    const [{ fault } = { fault: undefined }] = index < 0 ? [] : faults.splice(index, 1);
    const header = (name: string): string | undefined => incoming.headers[name]?.toString();
    const request = { method, url, header, body: sent === "" ? {} : (JSON.parse(sent) as Record<string, unknown>) };
    const given = fault === undefined || fault === "lost" ? answer(request) : fault;
    requests.push(`${line} ${typeof fault === "string" ? fault : (given as ForgeAnswer).status}`);
    if (typeof fault === "string" || typeof given === "string") {
      incoming.socket.destroy();
      return;
    }
    const isPage = typeof given.body === "string";
    outgoing.writeHead(given.status, { "content-type": isPage ? "text/html" : "application/json", ...given.headers });
    outgoing.end(isPage ? given.body : JSON.stringify(given.body));
  }

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    failNext: (which, fault) => faults.push({ which, fault }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** However many a page may have at most, these have two: who reads only the first page misses something. */
export const pageSize = 2;

export function pageOf<T>(items: readonly T[], url: URL): { page: number; items: T[]; isLast: boolean } {
  const page = Number(url.searchParams.get("page") ?? "1");
  const end = page * pageSize;
  return { page, items: items.slice(end - pageSize, end), isLast: end >= items.length };
}
