import { ManualClock } from "./support/manual-clock";
import { expectProblem, shapeOf, UUID } from "./support/matchers";
import { start } from "./support/sandboxes";

const acme = { tenant_name: "Acme Co.", tenant_domain: "acme.printix.net" };

/** The example of the API page, word for word, with this sandbox's origin, tenant and dates. */
function pageExample(tenantsUrl: string, id: string) {
  const billing = { href: `${tenantsUrl}/${id}/billing-info` };
  const period = (period_start: string, period_end: string, count: number) => ({
    period_start,
    period_end,
    printing_users: count,
    user_licenses: count,
  });
  return {
    tenant_name: "Acme Co.",
    tenant_domain: "acme.printix.net",
    billing_info: {
      _links: { self: billing },
      current_user_licenses: 1,
      current_billing_period: period("2030-01-15T00:00:00.000Z", "2030-02-15T00:00:00.000Z", 1),
      previous_billing_period: period("2029-12-15T00:00:00.000Z", "2030-01-15T00:00:00.000Z", 0),
    },
    _links: { self: { href: `${tenantsUrl}/${id}` }, billing_info: billing },
  };
}

it("POST, GET, list and billing info answer as on the API page", async () => {
  const caller = await start({ clock: new ManualClock() });
  const token = await caller.token();
  const created = await caller.call("POST", caller.tenantsPath, { token, json: acme });
  const [tenant] = caller.sandbox.tenants();
  const id = tenant?.id ?? "";
  expect(id).toMatch(UUID);
  const tenantsUrl = `${caller.sandbox.url}/public/partners/00000000-1111--22222-123456789abc/tenants`;
  const example = pageExample(tenantsUrl, id);

  const one = await caller.call("GET", `${caller.tenantsPath}/${id}`, { token });
  const list = await caller.call("GET", caller.tenantsPath, { token });
  const billing = await caller.call("GET", `${caller.tenantsPath}/${id}/billing-info`, { token });
  expect(created.body).toEqual(example);
  expect(one.body).toEqual(example);
  expect(list.body).toEqual({ _links: { self: { href: tenantsUrl } }, tenants: [example] });
  expect(billing.body).toEqual(example.billing_info);
  for (const answer of [created, one, list, billing]) {
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/hal+json");
    expect(answer.headers.get("x-printix-request-id")).toMatch(UUID);
  }
});

it("has links that can be followed, and nothing beside what the page shows", async () => {
  const caller = await start();
  const token = await caller.token();
  const { body } = await caller.call("POST", caller.tenantsPath, { token, json: acme });
  const { _links } = body as ReturnType<typeof pageExample>;
  const followed = await fetch(_links.self.href, { headers: { authorization: `Bearer ${token}` } });
  expect(followed.status).toBe(200);
  expect(shapeOf(await followed.json())).toEqual(shapeOf(pageExample("", "")));
});

it("an empty list is a list", async () => {
  const caller = await start();
  const { status, body } = await caller.call("GET", caller.tenantsPath, { token: await caller.token() });
  expect(status).toBe(200);
  expect((body as { tenants: unknown }).tenants).toEqual([]);
});

it("takes a bare label as the domain, and a body content type with parameters", async () => {
  const caller = await start();
  const json = { ...acme, tenant_domain: "acme" };
  const headers = { "content-type": "application/json; charset=utf-8" };
  const answer = await caller.call("POST", caller.tenantsPath, { token: await caller.token(), json, headers });
  expect(answer.body).toMatchObject({ tenant_domain: "acme.printix.net" });
});

it("cancels: 204, then 404, the domain is free, and history keeps both", async () => {
  const caller = await start();
  const token = await caller.token();
  await caller.call("POST", caller.tenantsPath, { token, json: acme });
  const [first] = caller.sandbox.tenants();
  const path = `${caller.tenantsPath}/${first?.id ?? ""}`;
  // The API page shows a JSON content type on calls without a body.
  const cancelled = await caller.call("DELETE", path, { token, headers: { "content-type": "application/json" } });
  expect(cancelled.status).toBe(204);
  expect(cancelled.body).toBeUndefined();
  for (const [method, gone] of [
    ["DELETE", path],
    ["GET", path],
    ["GET", `${path}/billing-info`],
  ] as const) {
    expectProblem(await caller.call(method, gone, { token }), 404, "Not Found");
  }
  expect((await caller.call("POST", caller.tenantsPath, { token, json: acme })).status).toBe(200);
  const history = caller.sandbox.history();
  expect(history.map(({ cancelledAt }) => cancelledAt !== undefined)).toEqual([true, false]);
  expect(history[0]?.id).toBe(first?.id);
  expect(caller.sandbox.tenants()).toEqual([history[1]]);
});

it("keeps of the initial user only that there was one, and as what", async () => {
  const caller = await start();
  const token = await caller.token();
  const initial_user = { email: "it@acme.example", name: "Ada", create_as_admin: true };
  await caller.call("POST", caller.tenantsPath, { token, json: { ...acme, initial_user } });
  await caller.call("POST", caller.tenantsPath, { token, json: { ...acme, tenant_domain: "other" } });
  const plain = { ...acme, tenant_domain: "plain", initial_user: { email: "it@acme.example", name: "Ada" } };
  await caller.call("POST", caller.tenantsPath, { token, json: plain });
  expect(caller.sandbox.tenants()).toMatchObject([
    { hasInitialUser: true, isInitialUserAdmin: true },
    { hasInitialUser: false, isInitialUserAdmin: false },
    { hasInitialUser: true, isInitialUserAdmin: false },
  ]);
  expect(JSON.stringify([caller.sandbox.history(), caller.sandbox.requests()])).not.toMatch(/it@acme|Ada/);
});

it("8 POSTs of one domain at once make one tenant and seven conflicts", async () => {
  const caller = await start();
  const token = await caller.token();
  const json = (i: number) => ({ tenant_name: `Acme ${i}`, tenant_domain: i % 2 === 0 ? "acme" : "acme.printix.net" });
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) => caller.call("POST", caller.tenantsPath, { token, json: json(i) })),
  );
  const conflicts = answers.filter(({ status }) => status === 409);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(conflicts).toHaveLength(7);
  for (const conflict of conflicts) {
    expectProblem(conflict, 409, "Conflict");
    expect((conflict.body as { detail: string }).detail).toContain("acme.printix.net");
  }
  expect(caller.sandbox.tenants()).toHaveLength(1);
});
