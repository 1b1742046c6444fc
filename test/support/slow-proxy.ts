import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";

/** How long a call takes to get to the API, and its answer to get back. */
export interface Delays {
  requestMs: number;
  answerMs: number;
}

/** An API that is slow. */
export interface SlowProxy {
  url: string;
  /** Settles when this many creations are on their way to the API. */
  sent(count: number): Promise<void>;
  /** Settles when the API has answered this many creations, and the answers are on their way back. */
  answered(count: number): Promise<void>;
  stop(): void;
}

/**
 * A request whose caller is gone meanwhile is not passed on.
 * @param isSlow which calls are; creations alone where it is left out
 */
export async function startSlowProxy(
  target: string,
  { requestMs, answerMs }: Delays,
  isSlow: (isCreation: boolean) => boolean = (isCreation) => isCreation,
): Promise<SlowProxy> {
  const sent = counter();
  const answered = counter();

  const forward = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { method, url = "/", headers } = incoming;
    const isCreation = method === "POST" && url.endsWith("/tenants");
    const body = await buffer(incoming);
    if (isCreation) sent.up();
    await wait(isSlow(isCreation) ? requestMs : 0);
    if (outgoing.destroyed) return;
    const answer = await send(target + url, { method, headers }, body);
    const answerBody = await buffer(answer);
    if (isCreation) answered.up();
    await wait(isSlow(isCreation) ? answerMs : 0, undefined, { ref: false });
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(answerBody);
  };

  const server = createServer((incoming, outgoing) => {
    forward(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: sent.reached,
    answered: answered.reached,
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

function counter(): { up: () => void; reached: (count: number) => Promise<void> } {
  let seen = 0;
  const waiting: { count: number; resolve: () => void }[] = [];
  return {
    up: () => {
      seen += 1;
      for (const { count, resolve } of waiting) if (count <= seen) resolve();
    },
    reached: (count) => new Promise((resolve) => waiting.push({ count, resolve })),
  };
}
