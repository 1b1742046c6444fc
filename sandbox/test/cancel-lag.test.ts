import type { Caller } from "./support/caller";
import { ManualClock } from "./support/manual-clock";
import { start } from "./support/sandboxes";

const acme = { tenant_name: "Acme Co.", tenant_domain: "acme" };

/** The statuses of the tenant's own address and of its figures, and how many tenants the list has. */
async function seen({ call, tenantsPath }: Bound, id: string): Promise<number[]> {
  const one = await call("GET", `${tenantsPath}/${id}`);
  const billing = await call("GET", `${tenantsPath}/${id}/billing-info`);
  const list = await call("GET", tenantsPath);
  return [one.status, billing.status, (list.body as { tenants: unknown[] }).tenants.length];
}

interface Bound {
  readonly tenantsPath: string;
  readonly call: (method: string, path: string, json?: unknown) => ReturnType<Caller["call"]>;
}

async function bound(): Promise<Bound & Pick<Caller, "sandbox">> {
  const caller = await start({ clock: new ManualClock() });
  const token = await caller.token();
  const { sandbox, tenantsPath } = caller;
  return { sandbox, tenantsPath, call: (method, path, json) => caller.call(method, path, { token, json }) };
}

it("keeps a cancelled tenant in the list alone until the lag is over", async () => {
  const caller = await bound();
  const { sandbox, tenantsPath, call } = caller;
  const { id } = sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
  sandbox.setCancelLag(5000);
  expect((await call("DELETE", `${tenantsPath}/${id}`)).status).toBe(204);
  expect(sandbox.tenants()).toEqual([]);
  expect(await seen(caller, id)).toEqual([404, 404, 1]);
  expect((await call("DELETE", `${tenantsPath}/${id}`)).status).toBe(404);
  sandbox.moveClock(4999);
  expect(await seen(caller, id)).toEqual([404, 404, 1]);
  sandbox.moveClock(1);
  expect(await seen(caller, id)).toEqual([404, 404, 0]);
});

it("keeps it at its own address too where it is told to, and not for another partner", async () => {
  const caller = await bound();
  const { sandbox, tenantsPath, call } = caller;
  const { id } = sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
  sandbox.setCancelLag(5000, { isGetLagging: true });
  sandbox.removeTenant(id);
  expect(await seen(caller, id)).toEqual([200, 200, 1]);
  expect((await call("DELETE", `${tenantsPath}/${id}`)).status).toBe(404);
  sandbox.addPartner({ partnerId: "other", clientId: "other", clientSecret: "secret" });
  const other = sandbox.createTenant({ tenantName: "Other", tenantDomain: "other" }, "other");
  sandbox.removeTenant(other.id);
  expect(await seen(caller, other.id)).toEqual([404, 404, 1]);
  sandbox.moveClock(5000);
  expect(await seen(caller, id)).toEqual([404, 404, 0]);
});

it("frees a domain so long after the cancel, for the API's own creations", async () => {
  const { sandbox, tenantsPath, call } = await bound();
  const { id } = sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
  sandbox.setDomainLag(5000);
  expect((await call("DELETE", `${tenantsPath}/${id}`)).status).toBe(204);
  expect((await call("GET", `${tenantsPath}/${id}`)).status).toBe(404);
  expect((await call("POST", tenantsPath, acme)).status).toBe(409);
  // A 202 is only for what would be done: what is refused anyway is refused.
  sandbox.addFault({ kind: "status", status: 202, route: "create", times: "always" });
  expect((await call("POST", tenantsPath, acme)).status).toBe(409);
  sandbox.clearFaults();
  sandbox.moveClock(4999);
  expect((await call("POST", tenantsPath, acme)).status).toBe(409);
  expect(sandbox.tenants()).toEqual([]);
  sandbox.moveClock(1);
  expect((await call("POST", tenantsPath, acme)).status).toBe(200);
});

it("gives each lag a bound of its own kind", async () => {
  const { sandbox } = await bound();
  const wanted = "ms must be a number of milliseconds, 0 or more, and a day at most";
  expect(() => {
    sandbox.setCancelLag(NaN);
  }).toThrow(wanted);
  expect(() => {
    sandbox.setDomainLag(-1);
  }).toThrow(wanted);
});
