import { tenantPath, tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, fault, late, problem, type Answer, type FakePartnerApi } from "../partner-api";
import { acme, wireTenant, wireTenants } from "../wire-tenant";
import { tokenAnswer } from "../wire-token";

const token = "POST /oauth/token";
const list = `GET ${tenantsPath}`;
const create = `POST ${tenantsPath}`;
const get = `GET ${tenantPath}`;
const cancel = `DELETE ${tenantPath}`;
const tenant = { tenantName: "Acme Co.", tenantDomain: "acme" };
const none = { status: 200, body: { tenants: [] } };
const interrupted = { code: "ERR_PRINTIX_INTERRUPTED", message: "the run was interrupted" };

/** Begins some work, ends the client's work after so long, and waits for what the work comes to. */
async function interruptedAfter<T>(
  api: FakePartnerApi,
  ms: number,
  work: (tenants: ReturnType<FakePartnerApi["client"]>["tenants"]) => Promise<T>,
): Promise<T> {
  const owner = new AbortController();
  const outcome = work(api.client({ signal: owner.signal, throttle: { burst: 1, requestsPerSecond: 0.01 } }).tenants);
  outcome.catch(() => undefined);
  await api.system.advance(ms);
  owner.abort();
  return api.system.run(outcome);
}

describe("an interruption", () => {
  it("keeps everything from being sent that is begun after it", async () => {
    const api = fakePartnerApi();
    const { tenants } = api.client({ signal: AbortSignal.abort() });
    const calls = [tenants.list(), tenants.get(acme.id), tenants.create(tenant), tenants.cancel(acme.id)];
    for (const error of await api.system.run(Promise.all(calls.map(failureOf))))
      expect(error).toMatchObject(interrupted);
    expect(api.lines()).toEqual([]);
  });

  it("ends the pauses of a token request", async () => {
    const api = fakePartnerApi();
    api.always(token, { status: 503, body: { error: "busy" }, headers: { "retry-after": "30" } });
    const owner = new AbortController();
    const read = failureOf(api.client({ signal: owner.signal }).tenants.get(acme.id));
    await api.system.advance(5_000);
    owner.abort();
    expect(await api.system.run(read)).toMatchObject(interrupted);
    await api.system.advance(600_000);
    expect(api.lines()).toEqual([token]);
  });

  it("ends the wait for a token that the one at the head of the queue has to renew", async () => {
    const api = fakePartnerApi();
    api.answers(
      token,
      { status: 200, body: tokenAnswer(1, 60) },
      late(api.system, 3_600_000, { status: 200, body: tokenAnswer(2) }),
    );
    api.always(get, { status: 200, body: wireTenant() });
    const error = await interruptedAfter(api, 110_000, async (tenants) => {
      await tenants.get(acme.id);
      return failureOf(tenants.get(acme.id));
    });
    expect(error).toMatchObject(interrupted);
    expect({ lines: api.lines(), now: api.system.now() }).toEqual({ lines: [token, get, token], now: 110_000 });
  });

  it("keeps a creation from being sent again that has proved to have done nothing, and says no more than that", async () => {
    const api = fakePartnerApi();
    api.answers(create, problem(503, {}, { "retry-after": "40" }));
    api.always(list, none);
    const owner = new AbortController();
    const failed = failureOf(api.client({ signal: owner.signal }).tenants.create(tenant));
    await api.system.advance(20_000);
    owner.abort();
    expect(await api.system.run(failed)).toMatchObject(interrupted);
    expect(api.lines().filter((line) => line === create)).toHaveLength(1);
    expect(api.system.now()).toBe(20_000);
  });

  it("ends the list that looks for a change, some seconds later, whoever reads its pages", async () => {
    const api = fakePartnerApi();
    const owner = new AbortController();
    api.answers(create, problem(504));
    const page = (offset: number): Answer => ({
      status: 200,
      body: { query: { offset, limit: 1 }, result: wireTenants(1, offset), total: 300 },
    });
    for (let n = 0; n < 300; n += 1) api.always(n === 0 ? list : `${list}?offset=${n}`, page(n));
    const work = failureOf(api.client({ signal: owner.signal }).tenants.create(tenant));
    await api.system.advance(2_000);
    owner.abort();
    await api.system.run(work);
    const ended = api.lines().length;
    await api.system.advance(600_000);
    expect(api.lines().length - ended).toBeLessThanOrEqual(1);
  });

  it("turns away at once who queues for the throttle", async () => {
    const api = fakePartnerApi();
    api.always(list, none);
    const outcome = await interruptedAfter(api, 1_000, async (tenants) => {
      await tenants.list();
      return Promise.all([tenants.create(tenant), tenants.cancel(acme.id), tenants.get(acme.id)].map(failureOf));
    });
    for (const error of outcome) expect(error).toMatchObject(interrupted);
    expect({ lines: api.lines(), now: api.system.now() }).toEqual({ lines: [token, list], now: 1_000 });
  });

  it("turns away at once who waits for the quota to have room for another change", async () => {
    const api = fakePartnerApi();
    api.answers(create, late(api.system, 25_000, { status: 200, body: wireTenant() }));
    const owner = new AbortController();
    const { tenants } = api.client({ signal: owner.signal, throttle: { dailyQuota: 9 } });
    const created = tenants.create(tenant);
    const endedAtMs = failureOf(tenants.cancel(acme.id)).then((error) => {
      expect(error).toMatchObject(interrupted);
      return api.system.now();
    });
    await api.system.advance(1_000);
    owner.abort();
    expect(await api.system.run(endedAtMs)).toBe(1_000);
    await expect(api.system.run(created)).resolves.toEqual(acme);
    expect(api.lines()).toEqual([token, create]);
  });

  it("ends the pause before another try", async () => {
    const api = fakePartnerApi();
    api.answers(get, problem(503, {}, { "retry-after": "30" }));
    const owner = new AbortController();
    const read = failureOf(api.client({ signal: owner.signal }).tenants.get(acme.id));
    await api.system.advance(5_000);
    owner.abort();
    expect(await api.system.run(read)).toMatchObject(interrupted);
    expect(api.system.now()).toBe(5_000);
  });

  it("breaks a read off that is under way", async () => {
    const api = fakePartnerApi();
    api.answers(get, late(api.system, 30_000, none));
    const error = await interruptedAfter(api, 2_000, (tenants) => failureOf(tenants.get(acme.id)));
    expect(error).toMatchObject(interrupted);
    expect(api.system.now()).toBe(2_000);
  });

  it("leaves a creation that was sent its answer", async () => {
    const api = fakePartnerApi();
    api.answers(create, late(api.system, 25_000, { status: 200, body: wireTenant() }));
    await expect(interruptedAfter(api, 1_000, (tenants) => tenants.create(tenant))).resolves.toEqual(acme);
    expect({ lines: api.lines(), now: api.system.now() }).toEqual({ lines: [token, create], now: 25_000 });
  });

  it("leaves a creation whose answer is lost one look", async () => {
    const api = fakePartnerApi();
    api.answers(create, late(api.system, 25_000, problem(504)));
    api.answers(list, { status: 200, body: { tenants: [wireTenant()] } });
    const owner = new AbortController();
    const created = api.client({ signal: owner.signal }).tenants.create(tenant);
    await api.system.advance(1_000);
    owner.abort();
    await expect(api.system.run(created)).resolves.toEqual(acme);
    expect(api.lines()).toEqual([token, create, list]);
  });

  it("ends the wait for a list that lags, after one more look, and never posts again", async () => {
    const api = fakePartnerApi();
    api.answers(create, fault("ECONNRESET"));
    api.always(list, none);
    const owner = new AbortController();
    const failed = failureOf(api.client({ signal: owner.signal }).tenants.create(tenant));
    await api.system.advance(2_000);
    const looks = api.lines().length;
    owner.abort();
    const error = await api.system.run(failed);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toContain("looking for it in our list failed (the run was interrupted)");
    expect(api.lines().slice(looks)).toEqual([list]);
    expect(api.lines().filter((line) => line === create)).toHaveLength(1);
    expect(api.system.now()).toBe(2_000);
  });

  it("gives a look ten seconds, and not more", async () => {
    const api = fakePartnerApi();
    api.answers(create, fault("ECONNRESET"));
    api.answers(list, late(api.system, 50_000, none));
    const owner = new AbortController();
    const failed = failureOf(api.client({ signal: owner.signal }).tenants.create(tenant));
    await api.system.advance(3_000);
    owner.abort();
    expect(await api.system.run(failed)).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(api.system.now()).toBe(13_000);
  });

  it("gives no more to a look that is begun after it", async () => {
    const api = fakePartnerApi();
    api.answers(create, late(api.system, 25_000, problem(504)));
    api.answers(list, late(api.system, 50_000, none));
    const failed = interruptedAfter(api, 1_000, (tenants) => failureOf(tenants.create(tenant)));
    expect(await failed).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(api.system.now()).toBe(35_000);
  });

  it("gives it no more than the operation's deadline", async () => {
    const api = fakePartnerApi();
    api.answers(create, fault("ECONNRESET"));
    api.answers(list, late(api.system, 50_000, none));
    const client = api.client({ timing: { operationMs: 20_000 } });
    const error = await api.system.run(failureOf(client.tenants.create(tenant)));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(api.system.now()).toBe(20_000);
  });

  it.each([
    ["is gone by then: it is done", problem(404), undefined],
    ["is still there: nobody knows yet", { status: 200, body: wireTenant() }, "the tenant is still there"],
  ])("leaves a cancel that was accepted one look; the tenant %s", async (_, answer, known) => {
    const api = fakePartnerApi();
    api.answers(cancel, { status: 202 });
    api.answers(get, { status: 200, body: wireTenant() }, answer);
    const owner = new AbortController();
    const outcome = api
      .client({ signal: owner.signal })
      .tenants.cancel(acme.id)
      .then(
        () => undefined,
        (error: unknown) => error as Error,
      );
    await api.system.advance(100);
    owner.abort();
    const error = await api.system.run(outcome);
    if (known === undefined) expect(error).toBeUndefined();
    else expect(error?.message).toContain(known);
    expect({ lines: api.lines(), now: api.system.now() }).toEqual({ lines: [token, cancel, get, get], now: 100 });
  });
});
