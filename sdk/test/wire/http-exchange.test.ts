import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { createHttpExchange } from "../../src/http/http-exchange";
import { failureOf } from "../failure-of";

/** On a real connection: nock can neither leave a request unanswered nor cut an answer in its middle. */
let server: Server;

async function serve(answer: RequestListener): Promise<URL> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/x?secret=1`);
}

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const request = { method: "POST", path: "/x", headers: {}, attempt: 1 };
const rules = { connectMs: 10_000, responseMs: 10_000, maxBodyBytes: 1_000_000 };

describe("one exchange over HTTP", () => {
  it("that is never answered may have arrived", async () => {
    const url = await serve(() => undefined);
    const error = await failureOf(createHttpExchange({ ...rules, responseMs: 50 })({ ...request, url }));
    expect(error).toMatchObject({
      code: "ERR_PRINTIX_NETWORK",
      reason: "ETIMEDOUT while waiting for response",
      isUnsent: false,
    });
    expect(error.message).not.toContain("secret");
  });

  it("whose answer breaks off in the middle is no answer", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half an answer", () => response.destroy());
    });
    const error = await failureOf(createHttpExchange(rules)({ ...request, url }));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_NETWORK", isUnsent: false });
  });

  it("whose answer is larger than can be right is not read to its end", async () => {
    let written = 0;
    const url = await serve((_request, response) => {
      const more = (): void => {
        written += 10_000;
        if (!response.destroyed && written < 50_000_000) response.write("x".repeat(10_000), () => setImmediate(more));
      };
      more();
    });
    const error = await failureOf(createHttpExchange({ ...rules, maxBodyBytes: 100_000 })({ ...request, url }));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_NETWORK", isUnsent: false });
    expect(error.message).toContain("its answer is larger than 100000 bytes");
    expect(written).toBeLessThan(50_000_000);
  });

  it("whose answer is small on the way and large in memory is no better", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync(Buffer.alloc(10_000_000)));
    });
    const error = await failureOf(createHttpExchange({ ...rules, maxBodyBytes: 100_000 })({ ...request, url }));
    expect(error.message).toContain("its answer is larger than 100000 bytes");
  });

  it("that its caller ends may have arrived", async () => {
    const end = new AbortController();
    const url = await serve(() => {
      end.abort();
    });
    const error = await failureOf(createHttpExchange(rules)({ ...request, url, signal: end.signal }));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_NETWORK", isUnsent: false });
  });

  it("to a port where nobody listens never left", async () => {
    const url = await serve(() => undefined);
    await new Promise((resolve) => server.close(resolve));
    const error = await failureOf(createHttpExchange(rules)({ ...request, url }));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_NETWORK", reason: "ECONNREFUSED", isUnsent: true });
  });

  it("hands over status, body and headers, whatever the status", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(418, { "X-One": "1", "Set-Cookie": ["a=1", "b=2"] });
      response.end("short and stout");
    });
    const response = await createHttpExchange(rules)({ ...request, url });
    expect({ status: response.status, body: response.body }).toEqual({ status: 418, body: "short and stout" });
    expect(["x-one", "set-cookie", "x-none"].map((name) => response.header(name))).toEqual(["1", "a=1", undefined]);
  });
});

describe("a proxy that lets nobody through", () => {
  const httpsProxy = process.env["HTTPS_PROXY"];
  afterEach(() => {
    if (httpsProxy === undefined) delete process.env["HTTPS_PROXY"];
    else process.env["HTTPS_PROXY"] = httpsProxy;
  });

  it.each([403, 404, 407, 502])("has nothing to say of the API, and nothing was sent: %i", async (status) => {
    const words = JSON.stringify({ type: "about:blank", title: "Not Found" });
    const proxy = await serve(() => undefined);
    server.on("connect", (_request, socket) => {
      const headers = `content-type: application/problem+json\r\ncontent-length: ${words.length}`;
      socket.end(`HTTP/1.1 ${status} No\r\n${headers}\r\n\r\n${words}`);
    });
    process.env["HTTPS_PROXY"] = proxy.origin;
    const url = new URL("https://api.printix.net/x");
    const error = await failureOf(createHttpExchange(rules)({ ...request, url }));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_NETWORK", isUnsent: true });
    expect(error.message).toBe(
      `https://api.printix.net cannot be reached through the proxy ${proxy.host} (the proxy answers ${status}): POST /x was not sent. ` +
        "Check the network, the proxy and the configured URL, then run again.",
    );
  });
});
