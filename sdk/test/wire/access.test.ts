import { tenantsPath } from "../examples";
import { undescribed } from "../description/hold-to-description";
import { failureOf } from "../failure-of";
import { fakePartnerApi, late, problem } from "../partner-api";

const token = "POST /oauth/token";
const list = `GET ${tenantsPath}`;
const one = `${list}?limit=1`;
const limits = {
  "RateLimit-Policy": '"burst";q=20;w=2, "daily";q=200000;w=86400',
  RateLimit: '"burst";r=19;t=1, "daily";r=150000;t=3600',
};
const answer = (headers: Record<string, string> = {}, body: unknown = { tenants: [] }) => ({
  status: 200,
  body,
  headers,
});
const inForce = {
  requestsPerSecond: { value: 10, source: "server" },
  burst: { value: 20, source: "server" },
  remaining: { value: 19, source: "server" },
  dailyQuota: { value: 200_000, source: "server" },
  quotaRemaining: { value: 150_000, source: "server" },
  quotaResetsAt: { value: "2026-01-01T01:00:00.000Z", source: "server" },
  changesLeft: 149_993,
  changesWaiting: 0,
  requestsSent: 1,
  configured: {},
};

describe("a client's access", () => {
  it("is asked for by one small request, before there was any, and its body is nobody's business", async () => {
    const api = fakePartnerApi();
    api.answers(one, undescribed(answer(limits, "<html>")));
    const client = api.client();
    expect(await api.system.run(client.access())).toEqual(inForce);
    expect(await api.system.run(client.access())).toEqual(inForce);
    expect(api.lines()).toEqual([token, one]);
  });

  it("is asked for once by all who want to know at the same time", async () => {
    const api = fakePartnerApi();
    api.answers(one, late(api.system, 50, answer(limits)));
    const client = api.client();
    await api.system.run(Promise.all([client.access(), client.access(), client.access()]));
    expect(api.lines()).toEqual([token, one]);
  });

  it("costs nothing once the API has answered something, be it a refusal", async () => {
    const api = fakePartnerApi();
    api.answers(list, problem(404, {}, limits));
    const client = api.client();
    await api.system.run(failureOf(client.tenants.list()));
    expect(await api.system.run(client.access())).toEqual(inForce);
    expect(api.lines()).toEqual([token, list]);
  });

  it("tells what is configured where the API says nothing, and what is assumed where nobody does", async () => {
    const api = fakePartnerApi();
    api.answers(one, answer());
    const client = api.client({ throttle: { requestsPerSecond: 2, dailyQuota: 1_000 } });
    expect(await api.system.run(client.access())).toEqual({
      requestsPerSecond: { value: 2, source: "configured" },
      burst: { value: 10, source: "default" },
      dailyQuota: { value: 1_000, source: "configured" },
      quotaRemaining: { value: 999, source: "counted" },
      quotaResetsAt: { value: "2026-01-02T00:00:00.000Z", source: "counted" },
      changesLeft: 992,
      changesWaiting: 0,
      requestsSent: 1,
      configured: { requestsPerSecond: 2, dailyQuota: 1_000 },
    });
  });

  it("names the source of each figure: the API may say some, and not others", async () => {
    const api = fakePartnerApi();
    api.answers(one, answer({ "RateLimit-Policy": '"daily";q=100;w=86400' }));
    const client = api.client({ throttle: { dailyQuota: 1_000 } });
    expect(await api.system.run(client.access())).toMatchObject({
      requestsPerSecond: { value: 5, source: "default" },
      dailyQuota: { value: 100, source: "server" },
      quotaRemaining: { value: 99, source: "counted" },
      configured: { dailyQuota: 1_000 },
    });
  });

  it("says that a figure is the configured one where the API allows more, and the API's where it allows less", async () => {
    const api = fakePartnerApi();
    api.answers(one, answer(limits));
    const client = api.client({ throttle: { requestsPerSecond: 1, burst: 100, dailyQuota: 1_000 } });
    expect(await api.system.run(client.access())).toMatchObject({
      requestsPerSecond: { value: 1, source: "configured" },
      burst: { value: 20, source: "server" },
      dailyQuota: { value: 1_000, source: "configured" },
      quotaRemaining: { value: 999, source: "counted" },
      quotaResetsAt: { value: "2026-01-02T00:00:00.000Z", source: "counted" },
    });
  });

  it("counts what was sent since the API's last word", async () => {
    const api = fakePartnerApi();
    api.answers(list, answer(limits), late(api.system, 500, answer(limits)));
    const client = api.client();
    await api.system.run(client.tenants.list());
    const second = client.tenants.list();
    await api.system.advance(100);
    expect(await client.access()).toMatchObject({ quotaRemaining: { value: 149_999 }, requestsSent: 2 });
    await api.system.run(second);
  });

  it("is also told by an API that takes no limit for its list", async () => {
    const api = fakePartnerApi();
    api.answers(one, problem(400, {}, limits));
    expect(await api.system.run(api.client().access())).toEqual(inForce);
  });

  it("is told where the quota is spent: that is what was asked for", async () => {
    const api = fakePartnerApi();
    const spent = { "Retry-After": "3600", RateLimit: '"burst";r=19;t=1, "daily";r=0;t=3600' };
    api.answers(one, problem(429, {}, { ...limits, ...spent }));
    expect(await api.system.run(api.client().access())).toMatchObject({
      quotaRemaining: { value: 0, source: "server" },
      quotaResetsAt: { value: "2026-01-01T01:00:00.000Z" },
      changesLeft: 0,
    });
    expect(api.lines()).toEqual([token, one]);
  });

  it("is refused where the API refuses, without a second try", async () => {
    const api = fakePartnerApi();
    api.answers(one, problem(403, { detail: "Access is granted by approval." }, limits));
    const error = await api.system.run(failureOf(api.client().access()));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_API", status: 403 });
    expect(error.message).toContain("Access is granted by approval.");
    expect(api.lines()).toEqual([token, one]);
  });

  it("is not known where a long wait is asked for and no figure is told", async () => {
    const api = fakePartnerApi();
    api.answers(one, problem(429, {}, { "Retry-After": "3600" }));
    expect(await api.system.run(failureOf(api.client().access()))).toMatchObject({ code: "ERR_PRINTIX_RATE_LIMIT" });
  });
});
