import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createPartnerClient, type PartnerClient } from "printix-partner-sdk";
import { holdToDescription, undescribed, type MadeUpAnswer } from "../../sdk/test/description/hold-to-description";
import { wireProblem } from "../../sdk/test/wire-problem";
import { tokenAnswer } from "../../sdk/test/wire-token";

const partnerId = "00000000-1111--22222-123456789abc";
const root = `/public/partners/${partnerId}/tenants`;
const tenant = (origin: string, id = "t-1"): object => ({
  tenant_name: "Acme Co.",
  tenant_domain: "acme.printix.net",
  _links: { self: { href: `${origin}${root}/${id}` } },
});

interface Answer extends MadeUpAnswer {
  location?: string;
}

let api: Server & { origin: string };
let elsewhere: Server & { origin: string };
/** Answers of the API by method and path; the rest is a tenant, or the end of one. */
let answers: Record<string, Answer>;
let reachedElsewhere: string[];
let reachedApi: string[];

async function listen(listener: RequestListener): Promise<Server & { origin: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(server, { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

beforeEach(async () => {
  answers = {};
  reachedElsewhere = [];
  reachedApi = [];
  elsewhere = await listen((request, response) => {
    reachedElsewhere.push(`${request.method ?? ""} ${request.url ?? ""} ${request.headers.authorization ?? ""}`);
    response.end("{}");
  });
  api = await listen((request, response) => {
    const { method = "", url: path = "" } = request;
    reachedApi.push(`${method} ${path}`);
    void text(request).then((body) => {
      const answer = answers[`${method} ${path}`] ?? usual(method, path);
      holdToDescription({ method, path, body, contentType: request.headers["content-type"] }, answer);
      response.writeHead(answer.status, answer.location === undefined ? {} : { location: answer.location });
      response.end(answer.body === undefined ? "" : JSON.stringify(answer.body));
    });
  });
});

function usual(method: string, path: string): Answer {
  if (path === "/oauth/token") return { status: 200, body: tokenAnswer(1) };
  return method === "DELETE" ? { status: 204 } : { status: 200, body: tenant(api.origin) };
}

afterEach(() => {
  for (const server of [api, elsewhere]) {
    server.closeAllConnections();
    server.close();
  }
});

function client(): PartnerClient {
  const apiUrl = api.origin;
  const credentials = { partnerId, clientId: "client", clientSecret: "secret" };
  return createPartnerClient({ ...credentials, apiUrl, authUrl: `${apiUrl}/oauth/token`, timing: { listLagMs: 0 } });
}

/** The conventions' table has 301 for every method, 303 for changes alone, and no 302, 307 and 308. */
const redirectTo = (status: number, location: string): Answer =>
  status === 301 ? { status, location } : undescribed({ status, location });

test.each([301, 302, 303, 307, 308])("a %i to another origin is an error, and nothing goes there", async (status) => {
  answers[`GET ${root}/t-1`] = redirectTo(status, `${elsewhere.origin}${root}/t-1`);
  await expect(client().tenants.get("t-1")).rejects.toThrow(`it redirects to ${elsewhere.origin}`);
  expect(reachedElsewhere).toEqual([]);
});

test.each([301, 303])(
  "a creation that is redirected (%i) to another origin is settled by our own list",
  async (status) => {
    answers[`POST ${root}`] = { status, location: `${elsewhere.origin}${root}` };
    answers[`GET ${root}`] = { status: 200, body: { tenants: [tenant(elsewhere.origin)] } };
    const created = await client().tenants.create({ tenantName: "Acme Co.", tenantDomain: "acme" });
    expect(created.id).toBe("t-1");
    expect(reachedApi).toEqual(["POST /oauth/token", `POST ${root}`, `GET ${root}`]);
    expect(reachedElsewhere).toEqual([]);
  },
);

test("redirects at the API's own origin are followed: 301 as it was, 303 with GET", async () => {
  answers[`POST ${root}`] = redirectTo(301, "/v2/tenants");
  answers["POST /v2/tenants"] = redirectTo(303, `${api.origin}${root}/t-1`);
  await client().tenants.create({ tenantName: "Acme Co.", tenantDomain: "acme" });
  expect(reachedApi).toEqual(["POST /oauth/token", `POST ${root}`, "POST /v2/tenants", `GET ${root}/t-1`]);
});

test("a tenant whose own link names another host is still asked for at the API", async () => {
  answers[`GET ${root}`] = { status: 200, body: { tenants: [tenant(elsewhere.origin)] } };
  const { tenants } = client();
  const [found] = await tenants.list();
  expect(found?.selfUrl).toBe(`${elsewhere.origin}${root}/t-1`);
  await tenants.get(found?.id ?? "");
  answers[`GET ${root}/t-1`] = { status: 404, body: wireProblem(404, { title: "Not Found" }) };
  await tenants.cancel(found?.id ?? "");
  expect(reachedApi.slice(2)).toEqual([`GET ${root}/t-1`, `DELETE ${root}/t-1`, `GET ${root}/t-1`]);
  expect(reachedElsewhere).toEqual([]);
});

test("a list that goes on at another host goes on at the API", async () => {
  const next = { href: `${elsewhere.origin}${root}?page=2` };
  answers[`GET ${root}`] = { status: 200, body: { tenants: [tenant(api.origin)], _links: { next } } };
  answers[`GET ${root}?page=2`] = { status: 200, body: { tenants: [tenant(api.origin, "t-2")] } };
  expect((await client().tenants.list()).map(({ id }) => id)).toEqual(["t-1", "t-2"]);
  expect(reachedElsewhere).toEqual([]);
});
