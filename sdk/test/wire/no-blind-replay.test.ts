import type { PartnerClientOptions } from "../../src";
import { undescribed } from "../description/hold-to-description";
import { tenantId, tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, fault, problem, type Answer, type FakePartnerApi } from "../partner-api";
import { acme, unmeasurable, wireTenant } from "../wire-tenant";

const create = `POST ${tenantsPath}`;
const list = `GET ${tenantsPath}`;
const token = "POST /oauth/token";
const tenant = { tenantName: "Acme Co.", tenantDomain: "acme" };
const created: Answer = { status: 200, body: wireTenant() };
const holding = (...tenants: unknown[]): Answer => ({ status: 200, body: { tenants } });
const unknown = 'Whether "Acme Co." (acme.printix.net) was created is not known: ';

/** Outcomes after which the tenant may exist. */
const ambiguous: [string, Answer][] = [
  ...[500, 503, 504].map((status): [string, Answer] => [`${status}`, problem(status, {}, { "Retry-After": "1" })]),
  ["502", undescribed(problem(502, {}, { "Retry-After": "1" }))],
  ["408", undescribed(problem(408))],
  ["499, in HTML", undescribed({ status: 499, body: "<html>" })],
  ...["ECONNRESET", "EPIPE", "ETIMEDOUT"].map((code): [string, Answer] => [code, fault(code)]),
  ["a success without a body", undescribed({ status: 204 })],
  ["a success that is HTML", undescribed({ status: 200, body: "<html>" })],
  [
    "a success with a link of a length that cannot be measured",
    undescribed({ status: 200, body: wireTenant({ _links: { self: { href: unmeasurable } } }) }),
  ],
  ["a success of another name", { status: 200, body: wireTenant({ tenant_name: "Acme" }) }],
  ["a success of another domain", { status: 200, body: wireTenant({ tenant_domain: "other.printix.net" }) }],
  ["a redirect to elsewhere", { status: 303, headers: { location: "https://elsewhere.example/tenants" } }],
];

const createdBy = (api: FakePartnerApi) => api.system.run(api.client().tenants.create(tenant));
const failureBy = (api: FakePartnerApi) => api.system.run(failureOf(api.client().tenants.create(tenant)));
const timesOf = (api: FakePartnerApi, line: string) =>
  api.requests.filter(({ method, path }) => `${method} ${path}` === line).map(({ atMs }) => atMs);

describe("a POST that may have arrived", () => {
  it.each(ambiguous)("is settled by our own list, where the tenant is there: %s", async (_what, answer) => {
    const api = fakePartnerApi();
    api.answers(create, answer);
    api.answers(list, holding(wireTenant({ tenant_name: "B", tenant_domain: "b" }, "id-b"), wireTenant()));
    await expect(createdBy(api)).resolves.toEqual(acme);
    expect(api.lines()).toEqual([token, create, list]);
  });

  it.each(ambiguous)(
    "is sent again once the tenant was absent for as long as a list may lag: %s",
    async (_, answer) => {
      const api = fakePartnerApi();
      api.answers(create, answer, created);
      api.always(list, holding());
      await expect(createdBy(api)).resolves.toEqual(acme);
      expect(api.lines()).toEqual([token, create, ...Array<string>(6).fill(list), create]);
      expect(timesOf(api, list)).toEqual([0, 500, 1_500, 3_500, 7_500, 15_000]);
    },
  );

  it.each([
    ["domain", { tenant_domain: "acme-1.printix.net" }, 'acme-1.printix.net is there, as "Acme Co.", id id-1'],
    ["name", { tenant_name: "Acme", tenant_domain: "acme-2" }, 'acme-2.printix.net is there, as "Acme", id id-1'],
  ])("is never sent again where the tenant of another %s that it was answered with is there", async (_, as, says) => {
    const api = fakePartnerApi();
    const made = wireTenant(as, "id-1");
    api.answers(create, { status: 201, body: made });
    api.answers(list, holding(), holding(made));
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toContain(`${unknown}looking for it in our list failed (${says})`);
    expect(api.lines()).toEqual([token, create, list, list]);
  });

  it("has no known outcome where both are there, the one with its domain and the one that it was answered with", async () => {
    const api = fakePartnerApi();
    const made = wireTenant({ tenant_domain: "acme-1" }, "id-1");
    api.answers(create, { status: 201, body: made });
    api.answers(list, holding(made, wireTenant()));
    const { message } = await failureBy(api);
    expect(message).toContain(`acme.printix.net is there, as "Acme Co.", id ${tenantId}, and acme-1.printix.net is`);
  });

  it("has none where the one that it was answered with shows later than the one with its domain", async () => {
    const api = fakePartnerApi();
    const made = wireTenant({ tenant_domain: "acme-1" }, "id-1");
    api.answers(create, { status: 201, body: made });
    api.answers(list, holding(wireTenant()), holding(wireTenant(), made));
    expect(await failureBy(api)).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(api.lines()).toEqual([token, create, list, list]);
  });

  it("names what an earlier answer named, too, where a later one says nothing", async () => {
    const api = fakePartnerApi();
    api.answers(create, { status: 201, body: wireTenant({ tenant_domain: "acme-1" }, "id-1") });
    api.always(create, fault("ECONNRESET"));
    api.always(list, holding());
    const { message } = await failureBy(api);
    expect(message).toContain("it was sent 3 times, and our list does not show it; its answers named the tenant id-1.");
  });

  it("names another tenant by what may be repeated of its name", async () => {
    const api = fakePartnerApi();
    const initialUser = { email: "ada@acme.example", name: "Ada Lovelace" };
    api.answers(create, fault("ECONNRESET"));
    api.answers(list, holding(wireTenant({ tenant_name: `ada@acme.example ${"x".repeat(10_000)}` })));
    const error = await api.system.run(failureOf(api.client().tenants.create({ ...tenant, initialUser })));
    expect(error.message).toContain('as "[redacted] xxx');
    expect(error.message.length).toBeLessThan(1_000);
  });

  it("is not sent again before the server wants it", async () => {
    const api = fakePartnerApi();
    api.answers(create, problem(503, {}, { "retry-after": "20" }), created);
    api.always(list, holding());
    await createdBy(api);
    expect(timesOf(api, create)).toEqual([0, 20_000]);
  });

  it("is not sent again in this run where the server wants more than a run should wait", async () => {
    const api = fakePartnerApi();
    api.answers(create, problem(503, {}, { "retry-after": "7200" }));
    api.always(list, holding());
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toContain(`${unknown}our list does not show it, and the API asks to wait until 2`);
    expect(api.lines()).toEqual([token, create, ...Array<string>(6).fill(list)]);
  });

  it("is looked for all the same where the API names a time beyond the last that there is", async () => {
    const api = fakePartnerApi();
    const headers = { date: "Thu, 01 Jan 1970 00:00:00 GMT", "retry-after": "Sat, 13 Sep 275760 00:00:00 GMT" };
    api.answers(create, problem(503, {}, headers));
    api.answers(list, holding(wireTenant()));
    await expect(createdBy(api)).resolves.toEqual(acme);
    expect(api.lines()).toEqual([token, create, list]);
  });

  it("is not sent again where the list lags, and shows it at last", async () => {
    const api = fakePartnerApi();
    api.answers(create, fault("ECONNRESET"));
    api.answers(list, holding(), holding(), holding(wireTenant()));
    await expect(createdBy(api)).resolves.toEqual(acme);
    expect(api.lines()).toEqual([token, create, list, list, list]);
  });

  it("is looked for as long as is configured", async () => {
    const api = fakePartnerApi();
    api.answers(create, fault("ECONNRESET"), created);
    api.always(list, holding());
    await api.system.run(api.client({ timing: { listLagMs: 0 } }).tenants.create(tenant));
    expect(api.lines()).toEqual([token, create, list, create]);
  });

  it("is sent three times and no more", async () => {
    const api = fakePartnerApi();
    api.always(create, problem(504, { title: "Gateway Timeout" }));
    api.always(list, holding());
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toBe(
      `${unknown}it was sent 3 times, and our list does not show it. The request ended with: ${create} was refused: 504 Gateway Timeout (no request id)`,
    );
    const looks = Array<string>(6).fill(list);
    expect(api.lines()).toEqual([token, create, ...looks, create, ...looks, create, ...looks]);
  });

  it("is not sent again where our list cannot be read, which says what is known", async () => {
    const api = fakePartnerApi();
    api.answers(create, fault("ECONNRESET"));
    api.always(list, problem(403, { title: "Forbidden" }));
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toBe(
      `${unknown}looking for it in our list failed (${list} was refused: 403 Forbidden (no request id)). The request ended with: ${create} at https://api.printix.net got no answer (ECONNRESET): whether it arrived is not known.`,
    );
    expect(api.lines()).toEqual([token, create, list]);
  });

  it("is not sent again where a tenant of another name holds the domain", async () => {
    const api = fakePartnerApi();
    api.answers(create, fault("ECONNRESET"));
    api.answers(list, holding(wireTenant({ tenant_name: "Acme Inc." })));
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toContain('acme.printix.net is there, as "Acme Inc."');
    expect(api.lines()).toEqual([token, create, list]);
  });

  it("whose second one is refused says that the first is still unknown", async () => {
    const api = fakePartnerApi();
    api.answers(create, fault("ECONNRESET"), problem(403));
    api.always(list, holding());
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME", cause: { status: 403 } });
    expect(error.message).toContain(
      "it was sent and got no usable answer, our list does not show it, and the next attempt failed",
    );
  });

  it("is looked for with one list by all who are in doubt", async () => {
    const api = fakePartnerApi();
    const names = ["a", "b", "c", "d", "e", "f"];
    api.always(create, fault("ECONNRESET"));
    api.always(
      list,
      holding(...names.map((name) => wireTenant({ tenant_name: name, tenant_domain: name }, `id-${name}`))),
    );
    const { tenants } = api.client();
    const work = names.map((name) => tenants.create({ tenantName: name, tenantDomain: name }));
    const found = await api.system.run(Promise.all(work));
    expect(found.map(({ id }) => id)).toEqual(names.map((name) => `id-${name}`));
    expect(api.lines().filter((line) => line === list).length).toBeLessThanOrEqual(2);
  });
});

describe('409, the answer "taken"', () => {
  it("after our own uncertain POST means that one, where our list shows the tenant", async () => {
    const api = fakePartnerApi();
    api.answers(create, fault("ECONNRESET"), problem(409));
    api.answers(list, ...Array<Answer>(6).fill(holding()), holding(wireTenant()));
    await expect(createdBy(api)).resolves.toEqual(acme);
    expect(api.lines()).toEqual([token, create, ...Array<string>(6).fill(list), create, list]);
  });

  it("and is not known to, where it does not", async () => {
    const api = fakePartnerApi();
    api.answers(create, fault("ECONNRESET"), problem(409, { title: "Conflict" }));
    api.always(list, holding());
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME", cause: { status: 409 } });
    expect(error.message).toContain("the API says that its domain is taken, and our list does not show it");
    expect(api.lines().filter((line) => line === create)).toHaveLength(2);
  });
});

describe("409, where the domain is coming free,", () => {
  const taken = problem(409, { title: "Conflict" });
  const options = { isDomainComingFree: true };
  const create409 = (api: FakePartnerApi, more: Partial<PartnerClientOptions> = {}) =>
    api.client(more).tenants.create(tenant, options);

  it("is waited out, with pauses that grow", async () => {
    const api = fakePartnerApi();
    api.answers(create, taken, taken, taken, created);
    await expect(api.system.run(create409(api))).resolves.toEqual(acme);
    expect(api.lines()).toEqual([token, create, create, create, create]);
    expect(timesOf(api, create)).toEqual([0, 500, 1_500, 3_500]);
  });

  it("is thrown as it is once the list may lag no longer", async () => {
    const api = fakePartnerApi();
    api.always(create, taken);
    const error = await api.system.run(failureOf(create409(api)));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_API", status: 409 });
    expect(timesOf(api, create)).toEqual([0, 500, 1_500, 3_500, 7_500, 15_000]);
    expect(api.lines()).toEqual([token, ...Array<string>(6).fill(create)]);
  });

  it.each([
    ["nothing lags", { timing: { listLagMs: 0 } }, taken],
    ["the API asks to wait for longer", {}, problem(409, {}, { "retry-after": "16" })],
  ])("is final at once where %s", async (_what, more, answer) => {
    const api = fakePartnerApi();
    api.answers(create, answer);
    expect(await api.system.run(failureOf(create409(api, more)))).toMatchObject({ status: 409 });
    expect(api.lines()).toEqual([token, create]);
  });

  it("is asked again no sooner than the API wants", async () => {
    const api = fakePartnerApi();
    api.answers(create, problem(409, {}, { "retry-after": "4" }), created);
    await api.system.run(create409(api));
    expect(timesOf(api, create)).toEqual([0, 4_000]);
  });

  it("ends its wait where the client's owner ends its work", async () => {
    const api = fakePartnerApi();
    const owner = new AbortController();
    api.answers(create, taken, () => {
      owner.abort();
      return taken;
    });
    const error = await api.system.run(failureOf(create409(api, { signal: owner.signal })));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_INTERRUPTED" });
    expect(timesOf(api, create)).toEqual([0, 500]);
    expect(api.system.now()).toBe(500);
  });

  it("is looked up in our list after a POST that may have arrived", async () => {
    const api = fakePartnerApi();
    api.answers(create, taken, fault("ECONNRESET"), taken);
    api.answers(list, ...Array<Answer>(6).fill(holding()), holding(wireTenant()));
    await expect(api.system.run(create409(api))).resolves.toEqual(acme);
    expect(api.lines()).toEqual([token, create, create, ...Array<string>(6).fill(list), create, list]);
  });

  it("takes nothing of what is kept of the daily quota for settling a creation", async () => {
    const api = fakePartnerApi();
    api.always(create, taken);
    // A change keeps eight: its POST, one more, and six looks.
    const error = await api.system.run(failureOf(create409(api, { throttle: { dailyQuota: 10 } })));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_RATE_LIMIT" });
    expect(error.message).toContain("the daily quota of 10 requests has 8 left");
    expect(api.lines()).toEqual([token, create, create]);
  });

  it("of any other refusal makes no difference", async () => {
    const api = fakePartnerApi();
    api.answers(create, problem(403));
    expect(await api.system.run(failureOf(create409(api)))).toMatchObject({ status: 403 });
    expect(api.lines()).toEqual([token, create]);
  });
});

describe("a POST that was accepted, 202,", () => {
  it("is waited for until our list shows the tenant, however late, and never sent again", async () => {
    const api = fakePartnerApi();
    api.answers(create, { status: 202 });
    api.answers(list, ...Array<Answer>(9).fill(holding()), holding(wireTenant()));
    await expect(createdBy(api)).resolves.toEqual(acme);
    expect(api.lines()).toEqual([token, create, ...Array<string>(10).fill(list)]);
    expect(api.system.now()).toBeGreaterThan(15_000);
  });

  it("and does not show until the operation's deadline has an unknown outcome", async () => {
    const api = fakePartnerApi();
    api.answers(create, { status: 202 });
    api.always(list, holding());
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toBe(
      `${unknown}looking for it in our list failed (the creation of "Acme Co." took longer than 600 s and was stopped). The request ended with: 202 Accepted`,
    );
    expect(api.lines().filter((line) => line === create)).toHaveLength(1);
    expect(api.system.now()).toBe(600_000);
  });
});

describe("a POST that did not arrive", () => {
  it.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"])("is sent again where it never left: %s", async (code) => {
    const api = fakePartnerApi();
    api.answers(create, fault(code), created);
    await createdBy(api);
    expect(api.lines()).toEqual([token, create, create]);
  });

  it("is looked for where a connection that stood ended with one of those codes", async () => {
    const api = fakePartnerApi();
    api.answers(create, Object.assign(fault("EHOSTUNREACH"), { syscall: "read" }));
    api.answers(list, { status: 200, body: { tenants: [wireTenant()] } });
    await createdBy(api);
    expect(api.lines()).toEqual([token, create, list]);
  });

  it("says so, and nothing is looked for", async () => {
    const api = fakePartnerApi();
    api.always(create, fault("ENOTFOUND"));
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_NETWORK", isUnsent: true });
    expect(error.message).toContain("was not sent");
    expect(api.lines()).toEqual([token, ...Array<string>(5).fill(create)]);
  });
});
