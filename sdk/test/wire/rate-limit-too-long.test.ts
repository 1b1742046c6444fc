import { tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, late, problem } from "../partner-api";
import { wireTenant } from "../wire-tenant";

const create = `POST ${tenantsPath}`;
const get = (id: string) => `GET ${tenantsPath}/${id}`;
const comeBackAt = new Date(Date.UTC(2026, 0, 1, 1, 0, 0));
const inAnHour = problem(
  429,
  { title: "Too Many Requests" },
  { "Retry-After": "3600", "X-Printix-Request-ID": "req-1" },
);

describe("a wait of more than a minute is not sat through", () => {
  it.each([
    ["a GET", get("a"), "a"],
    ["a POST", create, undefined],
  ])("%s fails at once, with the time at which to come back", async (_what, route, id) => {
    const api = fakePartnerApi();
    api.answers(route, inAnHour);
    const { tenants } = api.client();
    const work = id === undefined ? tenants.create({ tenantName: "A", tenantDomain: "a" }) : tenants.get(id);
    const error = await api.system.run(failureOf(work));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_RATE_LIMIT", comeBackAt });
    expect(error.message).toBe(
      `${route} was refused: 429 Too Many Requests (request id req-1); the API asks to wait 3600 s, ` +
        "which is too long for one run. Run again after 2026-01-01T01:00:00.000Z.",
    );
    expect({ lines: api.lines(), now: api.system.now() }).toEqual({ lines: ["POST /oauth/token", route], now: 0 });
    expect(api.notices).toEqual([]);
  });

  it("names the last date that there is where the API asks for one beyond it", async () => {
    const api = fakePartnerApi();
    const headers = { Date: "Thu, 01 Jan 1970 00:00:00 GMT", "Retry-After": "Sat, 13 Sep 275760 00:00:00 GMT" };
    api.answers(get("a"), problem(429, { title: "Too Many Requests" }, headers));
    const { tenants } = api.client();
    for (const id of ["a", "b"]) {
      const error = await api.system.run(failureOf(tenants.get(id)));
      expect(error).toMatchObject({ code: "ERR_PRINTIX_RATE_LIMIT", comeBackAt: new Date(8.64e15) });
      expect(error.message).toMatch(/Run again after \+275760-09-13T00:00:00\.000Z\.$/);
    }
    expect(api.lines()).toEqual(["POST /oauth/token", get("a")]);
  });

  it("nor by requests that were waiting, nor by those that come later: none of them is sent", async () => {
    const api = fakePartnerApi();
    api.answers(get("a"), late(api.system, 50, inAnHour));
    const { tenants } = api.client({ throttle: { burst: 1 } });
    const early = ["a", "b", "c"].map((id) => failureOf(tenants.get(id)));
    const errors = await api.system.run(Promise.all(early));
    errors.push(await api.system.run(failureOf(tenants.get("d"))));
    for (const error of errors) expect(error).toMatchObject({ code: "ERR_PRINTIX_RATE_LIMIT" });
    expect(errors[1]?.message).toBe(
      "the API asked to send nothing for another 3600 s, so this request was not sent. Run again after 2026-01-01T01:00:00.050Z.",
    );
    expect(api.lines()).toEqual(["POST /oauth/token", get("a")]);
    expect(api.system.now()).toBe(50);
  });

  it("not even a second more than a minute", async () => {
    const api = fakePartnerApi();
    api.answers(get("a"), problem(429, {}, { "Retry-After": "61" }));
    const error = await api.system.run(failureOf(api.client().tenants.get("a")));
    expect(error).toMatchObject({ comeBackAt: new Date(Date.UTC(2026, 0, 1, 0, 1, 1)) });
    expect(api.system.now()).toBe(0);
  });

  it("but a minute is", async () => {
    const api = fakePartnerApi();
    const inAMinute = problem(429, {}, { "Retry-After": "60" });
    api.answers(get("a"), inAMinute, { status: 200, body: wireTenant({}, "a") });
    await api.system.run(api.client().tenants.get("a"));
    expect(api.requests.at(-1)?.atMs).toBe(60_000);
    expect(api.notices).toContain("rate limited: waiting 60 s");
  });

  it("and the day's own quota is one: nothing is sent beyond it", async () => {
    const api = fakePartnerApi();
    api.always(get("a"), { status: 200, body: wireTenant({}, "a") });
    const { tenants } = api.client({ throttle: { dailyQuota: 2 } });
    await api.system.run(tenants.get("a"));
    await api.system.run(tenants.get("a"));
    const error = await api.system.run(failureOf(tenants.get("a")));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_RATE_LIMIT" });
    expect(error.message).toContain("the daily quota of 2 requests has 0 left, so nothing more was sent");
    expect(api.lines()).toEqual(["POST /oauth/token", get("a"), get("a")]);
  });
});
