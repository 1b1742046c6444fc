import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** An answer in place of the API's, or a change of it. */
export type Fault = { status: number; body?: string; headers?: Record<string, string> } | { cutTo: number };

/** An API some of whose answers are bad. */
export interface FaultProxy {
  url: string;
  stop(): void;
}

/** @param faultOf the fault of a request, by its path with query; undefined for none */
export async function startFaultProxy(
  target: string,
  faultOf: (path: string) => Fault | undefined,
): Promise<FaultProxy> {
  const serve = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const { method = "GET", url = "/", headers } = incoming;
    const fault = faultOf(url);
    if (fault && "status" in fault) {
      incoming.resume();
      outgoing.writeHead(fault.status, fault.headers).end(fault.body);
      return;
    }
    const passed = request(target + url, { method, headers }, (answer) => {
      const { "content-length": length, ...answerHeaders } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, fault ? answerHeaders : answer.headers);
      if (!fault) {
        answer.pipe(outgoing);
        return;
      }
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        outgoing.end(Buffer.concat(chunks).subarray(0, Math.floor(Number(length ?? 0) * fault.cutTo)));
      });
    });
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  };
  const server = createServer(serve);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
