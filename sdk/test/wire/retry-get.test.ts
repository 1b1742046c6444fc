import { undescribed } from "../description/hold-to-description";
import { tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, fault, problem, type Answer } from "../partner-api";

const list = `GET ${tenantsPath}`;
const token = "POST /oauth/token";
const transient: [string, Answer][] = [
  ...[429, 500, 503, 504].map((status): [string, Answer] => [`${status}`, problem(status)]),
  ...[408, 425, 499, 502, 520].map((status): [string, Answer] => [`${status}`, undescribed(problem(status))]),
  ...["ECONNRESET", "ETIMEDOUT", "EPIPE", "ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"].map((code): [string, Answer] => [
    code,
    fault(code),
  ]),
];

const final: [number, Answer][] = [
  ...[400, 403, 404, 405, 415, 428].map((status): [number, Answer] => [status, problem(status)]),
  ...[301, 303, 409, 410, 421, 423].map((status): [number, Answer] => [status, undescribed(problem(status))]),
];

describe("a GET", () => {
  it.each(transient)("is sent again after %s", async (_what, answer) => {
    const api = fakePartnerApi();
    api.answers(list, answer, { status: 200, body: { tenants: [] } });
    await expect(api.system.run(api.client().tenants.list())).resolves.toEqual([]);
    expect(api.lines()).toEqual([token, list, list]);
  });

  it.each(final)("is not after %i", async (status, answer) => {
    const api = fakePartnerApi();
    api.answers(list, answer);
    expect(await api.system.run(failureOf(api.client().tenants.list()))).toMatchObject({ status });
    expect(api.lines()).toEqual([token, list]);
  });

  it("goes on where nobody can be told that it waits", async () => {
    const api = fakePartnerApi();
    api.answers(list, problem(503, {}, { "Retry-After": "30" }), { status: 200, body: { tenants: [] } });
    let told = 0;
    const notice = () => {
      told += 1;
      throw new Error("EPIPE");
    };
    await expect(api.system.run(api.client({ notice }).tenants.list())).resolves.toEqual([]);
    expect(told).toBe(1);
  });

  it("is sent five times in all, with growing pauses", async () => {
    const api = fakePartnerApi();
    api.always(list, problem(503));
    expect(await api.system.run(failureOf(api.client().tenants.list()))).toMatchObject({ status: 503 });
    expect(api.requests.map(({ method, path, atMs }) => [`${method} ${path}`, atMs])).toEqual([
      [token, 0],
      [list, 0],
      [list, 250],
      [list, 750],
      [list, 1_750],
      [list, 3_750],
    ]);
  });

  it("whose connections all fail ends with a message that names the fault", async () => {
    const api = fakePartnerApi();
    api.always(list, fault("ECONNRESET"));
    const error = await api.system.run(failureOf(api.client().tenants.list()));
    expect(error).toMatchObject({ code: "ERR_PRINTIX_NETWORK", reason: "ECONNRESET", isUnsent: false });
    expect(api.lines()).toEqual([token, ...Array<string>(5).fill(list)]);
  });
});
