import { answerFaults } from "../description/exchange-faults";
import { undescribed } from "../description/hold-to-description";
import { tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, fault, type FakePartnerApi, type Said } from "../partner-api";
import { acme, selfUrl, unmeasurable, wireTenant, wireTenants } from "../wire-tenant";

const list = `GET ${tenantsPath}`;
const create = `POST ${tenantsPath}`;
const token = "POST /oauth/token";
const told = "set aside: the partner's list has a tenant that cannot be read: ";

/** A domain that is none is not ruled out by the description; every other oddity here is. */
function holding(...tenants: unknown[]): Said {
  const answer = { status: 200, body: { tenants } };
  const isDescribed = answerFaults({ method: "GET", path: tenantsPath, body: "" }, answer).length === 0;
  return isDescribed ? answer : undescribed(answer);
}

const linked = (href: unknown) => ({ _links: { self: { href } } });

describe("a list with an item that cannot be read", () => {
  it.each<[string, unknown, object, RegExp]>([
    ["no object", null, {}, /^index 1: the item: /],
    ["text", "Beta", {}, /^index 1: the item: /],
    ["a list", [], {}, /^index 1: the item: /],
    ["nothing", {}, {}, /^index 1: tenant_name: /],
    [
      "no name",
      wireTenant({ tenant_name: undefined, tenant_domain: "beta" }, "id-b"),
      { id: "id-b", tenantDomain: "beta.printix.net" },
      /^tenant_name: /,
    ],
    [
      "an underscore in its domain",
      wireTenant({ tenant_name: "Beta", tenant_domain: "be_ta" }, "id-b"),
      { id: "id-b", tenantName: "Beta", tenantDomain: "be_ta.printix.net" },
      /^tenant_domain: is not a domain name$/,
    ],
    [
      "a domain that is none",
      wireTenant({ tenant_name: "Beta\u001b[2J", tenant_domain: "be/ta" }, "id-b"),
      { id: "id-b", tenantName: "Beta [2J" },
      /^tenant_domain: is not a domain name$/,
    ],
    [
      "no link",
      wireTenant({ tenant_name: "Beta", tenant_domain: "beta", _links: {} }),
      { tenantName: "Beta", tenantDomain: "beta.printix.net" },
      /^_links\.self: /,
    ],
    [
      "a link without an id",
      wireTenant({ tenant_name: "Beta", tenant_domain: "beta", ...linked(selfUrl("")) }),
      { tenantName: "Beta", tenantDomain: "beta.printix.net" },
      /^_links\.self\.href: does not end in a tenant's id$/,
    ],
    [
      "a link of a length that cannot be measured",
      wireTenant({ tenant_name: "Beta", tenant_domain: "beta", ...linked(unmeasurable) }),
      { tenantName: "Beta", tenantDomain: "beta.printix.net" },
      /^the item: holds what no answer of this kind can hold$/,
    ],
  ])("sets it aside, and has the others: %s", async (_what, odd, known, reason) => {
    const api = fakePartnerApi();
    const [, , other] = wireTenants(3);
    api.answers(list, holding(wireTenant(), odd, other));
    const { tenants, unreadable } = await api.system.run(api.client().tenants.listing());
    expect(tenants.map(({ id }) => id)).toEqual([acme.id, "id-t2"]);
    expect(unreadable).toEqual([{ ...known, reason: expect.stringMatching(reason) as string }]);
    expect(api.notices).toHaveLength(1);
    expect(api.notices[0]).toContain(told);
    expect(api.lines()).toEqual([token, list]);
  });

  it("warns once for each of them, by id, else by name, else by its index, however often the list is read", async () => {
    const api = fakePartnerApi();
    api.always(
      list,
      holding(
        wireTenant({ tenant_domain: "be_ta", tenant_name: "Beta" }, "id-b"),
        wireTenant({ tenant_name: "Gamma\u202e", _links: {} }),
        wireTenant(),
        7,
      ),
    );
    const { tenants } = api.client();
    await api.system.run(tenants.listing());
    expect(await api.system.run(tenants.list())).toEqual([acme]);
    expect(api.notices).toEqual([
      `${told}id id-b, name "Beta": tenant_domain: is not a domain name`,
      expect.stringContaining(`${told}name "Gamma": _links.self: `),
      expect.stringContaining(`${told}index 3: the item: `),
    ]);
  });

  it("counts it as an item: pages go on behind it, and the list is whole with it", async () => {
    const api = fakePartnerApi();
    const page = (offset: number, ...result: unknown[]) =>
      undescribed({ status: 200, body: { query: { offset }, result, total: 4 } });
    api.answers(list, page(0, wireTenant(), null));
    api.answers(`${list}?offset=2`, page(2, "odd", ...wireTenants(1)));
    const seen: number[] = [];
    const work = api.client().tenants.listing({ onPage: ({ tenants }) => seen.push(tenants) });
    const { tenants, unreadable } = await api.system.run(work);
    expect(tenants.map(({ id }) => id)).toEqual([acme.id, "id-t0"]);
    expect(unreadable.map(({ reason }) => reason.slice(0, 8))).toEqual(["index 1:", "index 2:"]);
    expect(seen).toEqual([2, 4]);
    expect(api.lines()).toEqual([token, list, `${list}?offset=2`]);
  });

  it("counts one that stood on two pages once", async () => {
    const api = fakePartnerApi();
    const odd = wireTenant({ tenant_name: 7 }, "id-odd");
    api.answers(list, undescribed({ status: 200, body: { result: [wireTenant(), odd], total: 3 } }));
    const second = { query: { offset: 1 }, result: [odd, ...wireTenants(1)], total: 3 };
    api.answers(`${list}?offset=2`, undescribed({ status: 200, body: second }));
    const { tenants, unreadable } = await api.system.run(api.client().tenants.listing());
    expect([tenants.length, unreadable.length]).toEqual([2, 1]);
  });
});

describe("a POST that may have arrived, and an item that cannot be read", () => {
  const tenant = { tenantName: "Acme Co.", tenantDomain: "acme" };
  const looks = Array<string>(6).fill(list);
  const failureBy = (api: FakePartnerApi) => api.system.run(failureOf(api.client().tenants.create(tenant)));

  it.each<[string, unknown, string]>([
    ["has its domain", wireTenant({ tenant_name: 7 }, "id-1"), "id id-1: tenant_name: "],
    ["has no domain that can be read", wireTenant({ tenant_domain: "ac me", tenant_name: "A" }, "id-1"), 'name "A": '],
    ["is no object", null, "index 0: the item: "],
  ])("is never sent again where the item %s: it could be the one", async (_what, odd, says) => {
    const api = fakePartnerApi();
    api.answers(create, fault("ECONNRESET"));
    api.always(list, holding(odd));
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toContain(
      "looking for it in our list failed (a part of it cannot be read, and may be this tenant: ",
    );
    expect(error.message).toContain(says);
    expect(api.lines()).toEqual([token, create, ...looks]);
  });

  it("is sent again where the item's domain says that it is another tenant", async () => {
    const api = fakePartnerApi();
    api.answers(create, fault("ECONNRESET"), { status: 201, body: wireTenant() });
    api.always(
      list,
      holding(wireTenant({ tenant_domain: "ac_me" }, "id-1"), wireTenant({ tenant_domain: "b", _links: 7 })),
    );
    await expect(api.system.run(api.client().tenants.create(tenant))).resolves.toEqual(acme);
    expect(api.lines()).toEqual([token, create, ...looks, create]);
  });

  it("is settled where the tenant shows beside it", async () => {
    const api = fakePartnerApi();
    api.answers(create, fault("ECONNRESET"));
    api.answers(list, holding(null, wireTenant()));
    await expect(api.system.run(api.client().tenants.create(tenant))).resolves.toEqual(acme);
    expect(api.lines()).toEqual([token, create, list]);
  });

  it("is not known to have made the tenant where an answer named the item in its place", async () => {
    const api = fakePartnerApi();
    api.answers(create, { status: 201, body: wireTenant({ tenant_domain: "acme-1" }, "id-1") });
    api.always(list, holding(wireTenant(), wireTenant({ tenant_domain: "acme_1" }, "id-1")));
    const error = await failureBy(api);
    expect(error).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(error.message).toContain("may be this tenant: id id-1, ");
    expect(api.lines()).toEqual([token, create, ...looks]);
  });

  it("repeats nothing of the initial user's that the item's name holds", async () => {
    const api = fakePartnerApi();
    const initialUser = { email: "ada@acme.example", name: "Ada Lovelace" };
    api.answers(create, fault("ECONNRESET"));
    api.always(list, holding(wireTenant({ tenant_name: "ada@acme.example", _links: {} })));
    const error = await api.system.run(failureOf(api.client().tenants.create({ ...tenant, initialUser })));
    expect(error.message).toContain('may be this tenant: name "[redacted]": ');
  });

  it("that was accepted ends with what is known as soon as the list may lag no longer", async () => {
    const api = fakePartnerApi();
    api.answers(create, { status: 202 });
    api.always(list, holding(null));
    expect(await failureBy(api)).toMatchObject({ code: "ERR_PRINTIX_UNKNOWN_OUTCOME" });
    expect(api.lines()).toEqual([token, create, ...looks]);
  });
});
