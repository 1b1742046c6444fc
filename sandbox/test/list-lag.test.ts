import { ManualClock } from "./support/manual-clock";
import { start } from "./support/sandboxes";

const acme = { tenant_name: "Acme Co.", tenant_domain: "acme" };

it.each(["tenants", "envelope"] as const)(
  "a new tenant is missing from the list %s until the lag is over",
  async (listShape) => {
    const caller = await start({ clock: new ManualClock(), listShape });
    const { sandbox, tenantsPath } = caller;
    const token = await caller.token();
    sandbox.createTenant({ tenantName: "Globex", tenantDomain: "globex" });
    sandbox.moveClock(5000);
    sandbox.setListLag(5000);
    await caller.call("POST", tenantsPath, { token, json: acme });
    const listed = async (): Promise<unknown> => (await caller.call("GET", tenantsPath, { token })).body;
    const names = async (): Promise<string[]> =>
      JSON.stringify(await listed()).match(/(?<="tenant_name":")[^"]+/g) ?? [];
    expect(await names()).toEqual(["Globex"]);
    if (listShape === "envelope") expect(await listed()).toMatchObject({ total: 1 });
    const { id } = sandbox.tenants()[1] ?? { id: "" };
    expect((await caller.call("GET", `${tenantsPath}/${id}`, { token })).status).toBe(200);
    expect((await caller.call("POST", tenantsPath, { token, json: acme })).status).toBe(409);
    sandbox.moveClock(4999);
    expect(await names()).toEqual(["Globex"]);
    sandbox.moveClock(1);
    expect(await names()).toEqual(["Globex", "Acme Co."]);
    sandbox.setListLag(0);
    expect(await names()).toEqual(["Globex", "Acme Co."]);
  },
);

it("is no negative one", async () => {
  const { sandbox } = await start();
  expect(() => {
    sandbox.setListLag(-1);
  }).toThrow("ms must be a number of milliseconds, 0 or more");
});

it("is about the tenants that are named, by id or domain, and about no others", async () => {
  const caller = await start({ clock: new ManualClock() });
  const { sandbox, tenantsPath } = caller;
  const token = await caller.token();
  const made = ["a", "b", "c", "d"].map((name) => sandbox.createTenant({ tenantName: name, tenantDomain: name }));
  sandbox.setListLag(5000, { tenants: [made[1]?.id.toUpperCase() ?? "", "c.printix.net", "d", "yet-to-be-made"] });
  sandbox.createTenant({ tenantName: "e", tenantDomain: "yet-to-be-made" });
  const names = async (): Promise<unknown[]> => {
    const { body } = await caller.call("GET", tenantsPath, { token });
    return (body as { tenants: { tenant_name: string }[] }).tenants.map(({ tenant_name: name }) => name);
  };
  expect(await names()).toEqual(["a"]);
  expect((await caller.call("GET", `${tenantsPath}/${made[1]?.id ?? ""}`, { token })).status).toBe(200);
  sandbox.moveClock(5000);
  expect(await names()).toEqual(["a", "b", "c", "d", "e"]);
});
