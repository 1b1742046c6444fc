import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
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

const request = { method: "POST", headers: {} };

describe("one exchange over HTTP", () => {
  it("that is never answered may have arrived", async () => {
    const url = await serve(() => undefined);
    const error = await failureOf(createHttpExchange({ connectMs: 10_000, responseMs: 50 })({ ...request, url }));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_NETWORK", reason: "ETIMEDOUT", isUnsent: false });
    expect(error.message).not.toContain("secret");
  });

  it("whose answer breaks off in the middle is no answer", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half an answer", () => response.destroy());
    });
    const error = await failureOf(createHttpExchange({ connectMs: 10_000, responseMs: 10_000 })({ ...request, url }));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_NETWORK", isUnsent: false });
  });

  it("to a port where nobody listens never left", async () => {
    const url = await serve(() => undefined);
    await new Promise((resolve) => server.close(resolve));
    const error = await failureOf(createHttpExchange({ connectMs: 10_000, responseMs: 10_000 })({ ...request, url }));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_NETWORK", reason: "ECONNREFUSED", isUnsent: true });
  });

  it("hands over status, body and headers, whatever the status", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(418, { "X-One": "1", "Set-Cookie": ["a=1", "b=2"] });
      response.end("short and stout");
    });
    const response = await createHttpExchange({ connectMs: 10_000, responseMs: 10_000 })({ ...request, url });
    expect({ status: response.status, body: response.body }).toEqual({ status: 418, body: "short and stout" });
    expect(["x-one", "set-cookie", "x-none"].map((name) => response.header(name))).toEqual(["1", "a=1", undefined]);
  });
});
