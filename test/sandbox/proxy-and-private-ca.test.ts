import { inspect } from "node:util";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import type { Server } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Certificate } from "mkcert";
import { createPartnerClient, type PartnerClient } from "printix-partner-sdk";
import { startSandbox, type Sandbox } from "printix-partner-sandbox";
import { createHttpExchange } from "../../sdk/src/http/http-exchange";
import { countExchanges, patient } from "../../sdk/test/exchanges";
import { createHastySystem } from "../support/hasty-system";
import { loopbackCertificate, privateAuthority, secureServer, writeCertificate } from "../support/private-authority";
import { startProxy, type ProxyProcess } from "../support/start-proxy";

let ca: Certificate;
let certificate: Certificate;
// Making keys in JavaScript takes seconds, so both are made once.
beforeAll(async () => {
  ca = await privateAuthority();
  certificate = await loopbackCertificate(ca);
}, 120_000);

let folder: string;
let sandbox: Sandbox;
let front: Server & { origin: string };
let caFile: string;
const environment = { ...process.env };

beforeEach(async () => {
  for (const name of ["HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"]) {
    Reflect.deleteProperty(process.env, name);
  }
  folder = await mkdtemp(join(tmpdir(), "printix-tls-"));
  sandbox = await startSandbox();
  caFile = await writeCertificate(join(folder, "ca.pem"), ca);
  // The sandbox behind TLS: everything goes on to it as it came.
  front = await secureServer(certificate, (incoming, outgoing) => {
    const onward = httpRequest(new URL(incoming.url ?? "/", sandbox.url), {
      method: incoming.method,
      headers: incoming.headers,
    });
    onward.on("response", (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
});

afterEach(async () => {
  process.env = environment;
  front.closeAllConnections();
  front.close();
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

function client(options: { caFile?: string } = {}): PartnerClient {
  const { partnerId, clientId, clientSecret } = sandbox;
  const { origin } = front;
  const authUrl = `${origin}/oauth/token`;
  const exchanges = countExchanges();
  // Retries are not what these tests are about.
  const system = createHastySystem(600_000, exchanges.isBusy);
  return createPartnerClient(
    { partnerId, clientId, clientSecret, apiUrl: origin, authUrl, system, ...options },
    (rules) => exchanges.counted(createHttpExchange({ ...rules, ...patient })),
  );
}

test("a server of an authority that nobody knows is not trusted, and nothing is sent to it", async () => {
  await expect(client().tenants.list()).rejects.toThrow(/UNABLE_TO_VERIFY|SELF_SIGNED/);
  expect(sandbox.requests()).toEqual([]);
});

test("no variable switches the verification off", async () => {
  process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
  await expect(client().tenants.list()).rejects.toThrow(/UNABLE_TO_VERIFY|SELF_SIGNED/);
  expect(sandbox.requests()).toEqual([]);
});

test("with the authority's certificate in caFile it is", async () => {
  sandbox.createTenant({ tenantName: "Acme Co.", tenantDomain: "acme" });
  const [tenant] = await client({ caFile }).tenants.list();
  expect(tenant?.tenantDomain).toBe("acme.printix.net");
});

test.each([
  ["is not there", undefined, /cannot be read \(ENOENT\)/],
  ["holds no certificate", "nothing", /holds no certificate/],
  ["holds a broken one", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", /cannot be read$/],
])("a caFile that %s is said before anything is sent", async (_, content, words) => {
  const file = join(folder, "other.pem");
  if (content !== undefined) await writeFile(file, content);
  expect(() => client({ caFile: file })).toThrow(words);
});

test("a proxy that is no URL is said before anything is sent, without its password", async () => {
  process.env["HTTPS_PROXY"] = "user:s3cret@proxy:port";
  const error = await client({ caFile })
    .tenants.list()
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: "ERR_PRINTIX_OPTIONS" });
  expect(inspect(error)).not.toContain("s3cret");
});

test("a proxy of a scheme that is not known is said at once, by its variable", async () => {
  process.env["ALL_PROXY"] = "socks5h://ada:s3cret@127.0.0.1:9";
  const error = (await client({ caFile })
    .tenants.list()
    .catch((reason: unknown) => reason)) as Error;
  expect(error).toMatchObject({ code: "ERR_PRINTIX_OPTIONS" });
  expect(error.message).toContain("ALL_PROXY names a proxy of the scheme socks5h");
  expect(inspect(error)).not.toContain("s3cret");
});

test("a proxy that is not there is named, of a token's request and of the API's, and not its password", async () => {
  const closed = await startProxy();
  await closed.stop();
  const { host } = new URL(closed.url);
  process.env["HTTPS_PROXY"] = `http://ada:s3cret@${host}`;
  const own = await client({ caFile })
    .tenants.list()
    .catch((reason: unknown) => reason as Error);
  expect(own).toMatchObject({ code: "ERR_PRINTIX_TOKEN" });
  expect((own as Error).message).toContain(`cannot be reached through the proxy ${host} (ECONNREFUSED)`);
  expect(inspect(own)).not.toContain("s3cret");
});

describe("behind a proxy", () => {
  let proxy: ProxyProcess;
  beforeEach(async () => {
    proxy = await startProxy();
    process.env["HTTPS_PROXY"] = proxy.url;
  });
  afterEach(() => proxy.stop());

  test("everything goes through it, and TLS still ends at the API", async () => {
    await client({ caFile }).tenants.list();
    expect(proxy.reached.length).toBeGreaterThan(0);
    expect(new Set(proxy.reached)).toEqual(new Set([new URL(front.origin).host]));
    expect(sandbox.requests().map(({ status }) => status)).toEqual([200, 200]);
  });

  test.each([
    ["100%25", "100%"],
    ["100%", "100%"],
    ["%zz", "%zz"],
  ])("its password may hold a percent sign: %s", async (written, password) => {
    process.env["HTTPS_PROXY"] = proxy.url.replace("//", `//ada:${written}@`);
    await client({ caFile }).tenants.list();
    expect(proxy.credentials).toContain(`ada:${password}`);
  });

  test("it is named where it is gone before the API's request", async () => {
    const { tenants } = client({ caFile });
    await tenants.list();
    const { host } = new URL(proxy.url);
    await proxy.stop();
    const error = (await tenants.list().catch((reason: unknown) => reason)) as Error;
    expect(error).toMatchObject({ code: "ERR_PRINTIX_NETWORK" });
    expect(error.message).toContain(` through the proxy ${host} (`);
  });

  test("a host that NO_PROXY names is reached without it", async () => {
    process.env["NO_PROXY"] = "localhost";
    await client({ caFile }).tenants.list();
    expect(proxy.reached).toEqual([]);
    expect(sandbox.requests().map(({ status }) => status)).toEqual([200, 200]);
  });
});
