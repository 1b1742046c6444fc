import { undescribed } from "../description/hold-to-description";
import { tenantsPath } from "../examples";
import { fakePartnerApi, late } from "../partner-api";
import { tokenAnswer } from "../wire-token";

const list = `GET ${tenantsPath}`;
const token = "POST /oauth/token";

describe("a token is renewed", () => {
  it.each([
    { expiresIn: 599, keptMs: 539_000, what: "a minute before it expires" },
    { expiresIn: 100, keptMs: 50_000, what: "at half of a short life, no earlier" },
  ])("$what: expires_in $expiresIn", async ({ expiresIn, keptMs }) => {
    const api = fakePartnerApi();
    api.always(list, { status: 200, body: { tenants: [] } });
    api.always(token, { status: 200, body: tokenAnswer(1, expiresIn) });
    const { tenants } = api.client();
    await api.system.run(tenants.list());
    await api.system.advance(keptMs - 1);
    await api.system.run(tenants.list());
    expect(api.lines()).toEqual([token, list, list]);
    await api.system.advance(1);
    await api.system.run(tenants.list());
    expect(api.lines()).toEqual([token, list, list, token, list]);
  });

  it.each([
    { what: "no expires_in", said: { access_token: "token-1" } },
    { what: "an empty refresh_token", said: { ...tokenAnswer(1, 60), refresh_token: "" } },
  ])("by the client's credentials, half a minute later, where its answer has $what", async ({ said }) => {
    const api = fakePartnerApi();
    api.always(list, { status: 200, body: { tenants: [] } });
    api.always(token, undescribed({ status: 200, body: said }));
    const { tenants } = api.client();
    for (const afterMs of [0, 29_999, 1]) {
      await api.system.advance(afterMs);
      await api.system.run(tenants.list());
    }
    expect(api.lines()).toEqual([token, list, list, token, list]);
    expect(api.grants().map((body) => new URLSearchParams(body).get("grant_type"))).toEqual([
      "client_credentials",
      "client_credentials",
    ]);
  });

  it("counting from its request, since a slow answer has lost some of its life on the way", async () => {
    const api = fakePartnerApi();
    api.always(list, { status: 200, body: { tenants: [] } });
    api.always(token, late(api.system, 30_000, { status: 200, body: tokenAnswer(1, 100) }));
    const { tenants } = api.client();
    await api.system.run(tenants.list());
    await api.system.advance(20_000);
    await api.system.run(tenants.list());
    expect(api.lines()).toEqual([token, list, token, list]);
  });

  it("also for requests that outlive it in the queue, so that none is sent with a dead token", async () => {
    const api = fakePartnerApi();
    let newest = 0;
    let diesAtMs = 0;
    api.always(token, () => {
      newest += 1;
      diesAtMs = api.system.now() + 10_000;
      return { status: 200, body: tokenAnswer(newest, 10) };
    });
    const answered: number[] = [];
    api.always(list, ({ headers, atMs }) => {
      const isGood = headers.get("authorization") === `Bearer token-${newest}` && atMs < diesAtMs;
      answered.push(isGood ? 200 : 401);
      return { status: isGood ? 200 : 401, body: { tenants: [] } };
    });
    const { tenants } = api.client();
    await api.system.run(Promise.all(Array.from({ length: 100 }, () => tenants.list())));
    expect(answered).toEqual(Array(100).fill(200));
    // 90 requests behind the burst are 18 s of queue, and a token of 10 s is renewed every 5 s.
    expect(newest).toBe(4);
  });
});
