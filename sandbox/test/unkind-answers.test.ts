import { start } from "./support/sandboxes";

describe("a fault on one tenant's own address, while the list shows the tenant", () => {
  it.each([
    ["cancel", "DELETE", 404, "Not Found"],
    ["cancel", "DELETE", 410, "Gone"],
    ["get", "GET", 404, "Not Found"],
    ["get", "GET", 410, "Gone"],
    ["get", "GET", 408, "Request Timeout"],
  ] as const)("%s: each %s is a %i", async (route, method, status, title) => {
    const caller = await start();
    const { sandbox, tenantsPath } = caller;
    const token = await caller.token();
    const { id } = sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
    const other = sandbox.createTenant({ tenantName: "Other", tenantDomain: "other" });
    sandbox.addFault({ kind: "status", status, route, tenant: "acme", times: "always" });
    for (const path of [`${tenantsPath}/${id}`, `${tenantsPath}/${id.toUpperCase()}`]) {
      const answer = await caller.call(method, path, { token });
      expect([answer.status, answer.headers.get("content-type")]).toEqual([status, "application/problem+json"]);
      expect(answer.body).toMatchObject({ type: "about:blank", status, title });
    }
    const list = await caller.call("GET", tenantsPath, { token });
    expect((list.body as { tenants: unknown[] }).tenants).toHaveLength(2);
    expect(sandbox.tenants().map((tenant) => tenant.id)).toEqual([id, other.id]);
    expect((await caller.call("GET", `${tenantsPath}/${other.id}`, { token })).status).toBe(200);
    if (route === "cancel") expect((await caller.call("GET", `${tenantsPath}/${id}`, { token })).status).toBe(200);
  });

  it("a creation is a 408, made or not made", async () => {
    const caller = await start();
    const { sandbox, tenantsPath } = caller;
    const token = await caller.token();
    const json = { tenant_name: "Acme", tenant_domain: "acme" };
    for (const [when, held] of [
      ["before", 0],
      ["after", 1],
    ] as const) {
      sandbox.addFault({ kind: "status", status: 408, when, route: "create" });
      expect((await caller.call("POST", tenantsPath, { token, json })).status).toBe(408);
      expect(sandbox.tenants()).toHaveLength(held);
    }
  });
});

describe("a rewrite", () => {
  interface Item {
    tenant_domain: unknown;
    billing_info: { current_user_licenses: unknown };
    _links: { self: { href: string } };
  }

  it("makes items of the list odd, and leaves each route that it is not about alone", async () => {
    const caller = await start();
    const { sandbox, tenantsPath } = caller;
    const token = await caller.token();
    const { id } = sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
    const undo = sandbox.rewrite("list", (body: { tenants: Item[] }) => {
      for (const item of body.tenants) {
        item.tenant_domain = "ac_me.printix.net";
        item.billing_info.current_user_licenses = "12";
        item._links.self.href += "/";
      }
      return body;
    });
    const listed = async (): Promise<unknown> => (await caller.call("GET", tenantsPath, { token })).body;
    expect(await listed()).toMatchObject({
      tenants: [
        {
          tenant_domain: "ac_me.printix.net",
          billing_info: { current_user_licenses: "12" },
          _links: { self: { href: `${sandbox.url}${tenantsPath}/${id}/` } },
        },
      ],
    });
    const own = await caller.call("GET", `${tenantsPath}/${id}`, { token });
    expect(own.body).toMatchObject({ tenant_domain: "acme.printix.net" });
    undo();
    expect(await listed()).toMatchObject({ tenants: [{ tenant_domain: "acme.printix.net" }] });
  });

  it("gives ids in capitals, a list without tenants, and tokens without their lifetime", async () => {
    const caller = await start();
    const { sandbox, tenantsPath } = caller;
    const capitals = (id: string): string => id.toUpperCase();
    const inCapitals = (body: object): unknown =>
      JSON.parse(JSON.stringify(body).replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, capitals));
    sandbox.rewrite("list", inCapitals);
    sandbox.rewrite("get", inCapitals);
    sandbox.rewrite("token", ({ access_token }) => ({ access_token, refresh_token: "" }));
    const undo = sandbox.rewrite("list", ({ _links }: { _links: object }) => ({ _links }));
    const { clientId, clientSecret } = sandbox;
    const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
    const { body } = await caller.form(form);
    expect(body).toEqual({ access_token: expect.any(String) as string, refresh_token: "" });
    const { access_token: token } = body as { access_token: string };
    expect((await caller.call("GET", tenantsPath, { token })).body).toEqual({
      _links: { self: { href: sandbox.url + tenantsPath } },
    });
    undo();
    const { id } = sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
    const list = await caller.call("GET", tenantsPath, { token });
    expect(JSON.stringify(list.body)).toContain(`/tenants/${id.toUpperCase()}`);
    expect(JSON.stringify(list.body)).not.toContain(id);
    const own = await caller.call("GET", `${tenantsPath}/${id.toUpperCase()}`, { token });
    expect(JSON.stringify(own.body)).toContain(`/tenants/${id.toUpperCase()}/billing-info`);
  });

  it("comes before leaks and faults, touches no refusal and nothing of the control API", async () => {
    const caller = await start();
    const { sandbox, tenantsPath } = caller;
    const token = await caller.token();
    sandbox.rewrite("any", () => ({ odd: true }));
    sandbox.setLeak(true);
    sandbox.addFault({ kind: "content-type", route: "list" });
    const list = await caller.call("GET", tenantsPath, { token });
    expect([list.headers.get("content-type"), list.body]).toMatchObject(["text/plain", { odd: true, cost: /./ }]);
    sandbox.setLeak(false);
    expect((await caller.call("GET", `${tenantsPath}/nobody`, { token })).body).toMatchObject({ status: 404 });
    sandbox.addFault({ kind: "shape", route: "list", when: "before" });
    expect((await caller.call("GET", tenantsPath, { token })).body).toEqual({ result: { unexpected: true } });
    const control = await caller.call("GET", "/sandbox/api/tenants", { token: sandbox.controlToken });
    expect(control.body).toEqual([]);
  });

  it("is of a route that there is", async () => {
    const { sandbox } = await start();
    expect(() => sandbox.rewrite("lists" as "list", (body) => body)).toThrow("route must be one of any, list, get");
  });
});
