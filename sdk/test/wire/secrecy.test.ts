import { inspect } from "node:util";
import { undescribed } from "../description/hold-to-description";
import { clientSecret, tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, fault, late, problem, type Answer, type Answering, type SeenRequest } from "../partner-api";
import { wireTenant } from "../wire-tenant";
import { tokenAnswer } from "../wire-token";

const create = `POST ${tenantsPath}`;
const list = `GET ${tenantsPath}`;
const token = "POST /oauth/token";
const initialUser = { email: "Ada.Lovelace@acme.example", name: 'Ada  "Countess" Lovelace' };
const secrets = [clientSecret, "s3cret", "token-1", "token-2", "refresh-", "lovelace", "countess"];

/** A server that repeats all it can: what it was sent, and what it should never have known. */
const echo =
  (status: number): Answering =>
  ({ body, headers }: SeenRequest) => {
    const all = [
      body,
      headers.get("authorization"),
      "token-1 refresh-1",
      clientSecret,
      encodeURIComponent(clientSecret),
    ];
    const user = [initialUser.email.toLowerCase(), initialUser.name, `${"x".repeat(480)}${initialUser.email}`];
    const text = [...all, ...user].join(" ");
    const violations = [{ property_path: `/${text}`, in: text, detail: text }];
    return undescribed(problem(status, { type: text, title: text, detail: text, violations }));
  };

/** A request id of the same server. */
const ids = ({ body, headers }: SeenRequest): Record<string, string> => ({
  "X-Printix-Request-ID": `req ${headers.get("authorization") ?? new URLSearchParams(body).get("client_secret") ?? ""}`,
});

/** A place that tells what it should not. */
const told = `/public/token-1/${encodeURIComponent(initialUser.email)}?token-1`;

/** All that a person, a log or a state file could see of an error. */
function visible(error: Error): string {
  return [
    error.message,
    error.stack,
    String(error),
    JSON.stringify(error),
    inspect(error, { depth: Infinity, showHidden: true, getters: true }),
  ].join("\n");
}

async function failureAfter(answers: Record<string, (Answer | Answering)[]>): Promise<Error> {
  const api = fakePartnerApi();
  for (const [route, list] of Object.entries(answers)) api.answers(route, ...list);
  const work = api.client().tenants.create({ tenantName: "Acme Co.", tenantDomain: "acme", initialUser });
  return api.system.run(failureOf(work));
}

describe("no error shows a secret", () => {
  it.each([
    ["a refusal that repeats them", "ApiError", { [create]: [echo(400)] }],
    ["a second 401 that repeats both tokens", "ApiError", { [create]: [echo(401), echo(401)] }],
    ["a refusal on the way", "UnknownOutcomeError", { [create]: [echo(503)], [list]: [problem(403)] }],
    [
      "a wait that is too long",
      "RateLimitError",
      { [create]: [problem(429, { detail: "token-1" }, { "Retry-After": "90" })] },
    ],
    ["a cut connection", "UnknownOutcomeError", { [create]: [fault("ECONNRESET")], [list]: [problem(403)] }],
    [
      "a body that cannot be used",
      "UnknownOutcomeError",
      { [create]: [undescribed({ status: 200, body: { tenant_name: "token-1 Lovelace" } })], [list]: [problem(403)] },
    ],
    [
      "a tenant that is not the one asked for",
      "UnknownOutcomeError",
      { [create]: [{ status: 200, body: wireTenant({ tenant_name: "token-1 Lovelace" }) }], [list]: [problem(403)] },
    ],
    [
      "a redirect to elsewhere",
      "UnknownOutcomeError",
      {
        [create]: [undescribed({ status: 307, headers: { location: `https://elsewhere.example${told}` } })],
        [list]: [problem(403)],
      },
    ],
    [
      "a redirect to what cannot be read",
      "UnknownOutcomeError",
      {
        [create]: [{ status: 303, headers: { location: told } }],
        [`GET ${told}`]: [echo(403)],
        [list]: [problem(403)],
      },
    ],
    [
      "a body that is no JSON",
      "UnknownOutcomeError",
      { [create]: [undescribed({ status: 200, body: "token-1 Lovelace" })], [list]: [problem(403)] },
    ],
    ["rejected credentials", "CredentialsError", { [token]: [echo(401)] }],
    [
      "an OAuth error that repeats them",
      "CredentialsError",
      { [token]: [{ status: 400, body: { error: clientSecret, error_description: clientSecret } }] },
    ],
    ["a token endpoint that is not there", "TokenError", { [token]: [echo(404)] }],
    [
      "a token that is none",
      "TokenError",
      { [token]: [undescribed({ status: 200, body: { ...tokenAnswer(1), token_type: "s3cret" } })] },
    ],
  ])("%s", async (_what, name, answers) => {
    const error = await failureAfter(answers);
    expect(error.name).toBe(name);
    for (const secret of secrets) expect(visible(error).toLowerCase()).not.toContain(secret.toLowerCase());
  });

  it.each<[string, string, Answering]>([
    ["a refusal", list, (request) => ({ ...problem(403), headers: { ...ids(request) } })],
    [
      "a body that cannot be used",
      list,
      (request) => undescribed({ status: 200, body: "<html>", headers: ids(request) }),
    ],
    ["a redirect", list, (request) => ({ status: 301, headers: { ...ids(request), location: "https://a.example/" } })],
    ["rejected credentials", token, (request) => ({ status: 401, body: { error: "no" }, headers: ids(request) })],
    ["a token that is none", token, (request) => undescribed({ status: 200, body: {}, headers: ids(request) })],
    ["a token endpoint that is not there", token, (request) => ({ ...problem(404), headers: ids(request) })],
  ])("where a request id repeats what was sent: %s", async (_, route, answering) => {
    const api = fakePartnerApi();
    const log: unknown[] = [];
    api.always(route, answering);
    const client = api.client({ log: (entry) => log.push(entry) });
    const error = await api.system.run(failureOf(client.tenants.list()));
    expect(error.message).toContain("[redacted]");
    for (const secret of secrets) expect(visible(error) + JSON.stringify(log)).not.toContain(secret);
  });

  it("where the link to the next page has one in its query", async () => {
    const next = `${tenantsPath}?access_token=token-1&page=2`;
    for (const answer of [problem(400), undescribed({ status: 200, body: "<html>" }), fault("ECONNRESET")]) {
      const api = fakePartnerApi();
      const links = { next: { href: next } };
      api.always(list, { status: 200, body: { tenants: [], _links: links } });
      api.always(`GET ${next}`, answer);
      const error = await api.system.run(failureOf(api.client().tenants.list()));
      expect(error.message).toContain(`GET ${tenantsPath}`);
      for (const secret of secrets) expect(visible(error)).not.toContain(secret);
    }
  });

  it("that was replaced while its request was on the way", async () => {
    const api = fakePartnerApi();
    const get = (id: string) => `GET ${tenantsPath}/${id}`;
    api.answers(get("slow"), late(api.system, 5_000, problem(400, { detail: "your token token-1 is odd" })));
    api.answers(get("quick"), problem(401), problem(404));
    const { tenants } = api.client();
    const slow = failureOf(tenants.get("slow"));
    await api.system.advance(100);
    await api.system.run(failureOf(tenants.get("quick")));
    expect((await api.system.run(slow)).message).toContain("your token [redacted] is odd");
  });

  it("and the notices show none either", async () => {
    const api = fakePartnerApi();
    api.always(create, problem(429, { title: clientSecret }, { "Retry-After": "30" }));
    await api.system.run(
      failureOf(api.client().tenants.create({ tenantName: "Acme", tenantDomain: "acme", initialUser })),
    );
    expect(api.notices.length).toBeGreaterThan(4);
    expect(api.notices.join("\n")).not.toContain("s3cret");
  });
});
