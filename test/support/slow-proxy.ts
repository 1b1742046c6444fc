import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";

/** An API behind a slow line. */
export interface SlowProxy {
  url: string;
  /** Settles when this many creations, counted since the start, have reached the proxy. */
  creations(count: number): Promise<void>;
  stop(): void;
}

/** Each request takes a while to get to the API, and each answer to get back; a caller that is gone meanwhile is not forwarded. */
export async function startSlowProxy(target: string, delayMs: { request: number; answer: number }): Promise<SlowProxy> {
  let seen = 0;
  const waiting: { count: number; resolve: () => void }[] = [];

  const forward = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { method, url = "/", headers } = incoming;
    const body = await buffer(incoming);
    if (method === "POST" && url.endsWith("/tenants")) {
      seen += 1;
      for (const { count, resolve } of waiting) if (count <= seen) resolve();
    }
    await wait(delayMs.request);
    if (outgoing.destroyed) return;
    const answer = await send(target + url, { method, headers }, body);
    const answerBody = await buffer(answer);
    await wait(delayMs.answer);
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(answerBody);
  };

  const server = createServer((incoming, outgoing) => {
    forward(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    creations: (count) => new Promise((resolve) => waiting.push({ count, resolve })),
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function send(url: string, options: object, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(url, options, resolve).on("error", reject).end(body);
  });
}
