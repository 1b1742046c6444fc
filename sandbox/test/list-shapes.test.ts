import { violationsOf } from "./support/matchers";
import { start } from "./support/sandboxes";
import type { Caller } from "./support/caller";
import type { SandboxOptions } from "../src";

async function startWithTenants(options: SandboxOptions): Promise<{ caller: Caller; token: string }> {
  const caller = await start(options);
  // Neither the order of names nor that of ids is the order of creation.
  for (const name of ["echo", "alfa", "delta", "bravo", "charlie"]) {
    caller.sandbox.createTenant({ tenantName: name, tenantDomain: name });
  }
  return { caller, token: await caller.token() };
}

const names = (tenants: unknown) => (tenants as { tenant_name: string }[]).map(({ tenant_name }) => tenant_name);

it("tenants: all of them in the order of creation, whatever page is asked for", async () => {
  const { caller, token } = await startWithTenants({ pageSize: 2 });
  const { body } = await caller.call("GET", `${caller.tenantsPath}?limit=1&offset=1`, { token });
  expect(Object.keys(body as object)).toEqual(["_links", "tenants"]);
  expect(names((body as { tenants: unknown }).tenants)).toEqual(["echo", "alfa", "delta", "bravo", "charlie"]);
});

it.each(["tenants", "embedded"] as const)("%s: nonsense for a page is refused all the same", async (listShape) => {
  const { caller, token } = await startWithTenants({ listShape });
  const answer = await caller.call("GET", `${caller.tenantsPath}?limit=0&offset=x`, { token });
  expect(violationsOf(answer)).toEqual(["query:/limit", "query:/offset"]);
});

it("embedded: HAL's _embedded", async () => {
  const { caller, token } = await startWithTenants({ listShape: "embedded" });
  const { body, headers } = await caller.call("GET", caller.tenantsPath, { token });
  expect(headers.get("content-type")).toBe("application/hal+json");
  expect(Object.keys(body as object)).toEqual(["_links", "_embedded"]);
  const { _embedded } = body as { _embedded: { tenants: unknown } };
  expect(names(_embedded.tenants)).toEqual(["echo", "alfa", "delta", "bravo", "charlie"]);
});

describe("envelope", () => {
  it.each([
    ["", { limit: 2, offset: 0 }, ["echo", "alfa"]],
    ["?offset=2", { limit: 2, offset: 2 }, ["delta", "bravo"]],
    ["?offset=4&limit=2", { limit: 2, offset: 4 }, ["charlie"]],
    ["?limit=1&offset=1", { limit: 1, offset: 1 }, ["alfa"]],
    ["?limit=100", { limit: 2, offset: 0 }, ["echo", "alfa"]],
    ["?offset=99", { limit: 2, offset: 99 }, []],
    ["?offset=99999999999999999999", { limit: 2, offset: Number.MAX_SAFE_INTEGER }, []],
  ])("%s", async (search, query, expected) => {
    const { caller, token } = await startWithTenants({ listShape: "envelope", pageSize: 2 });
    const { status, body } = await caller.call("GET", caller.tenantsPath + search, { token });
    expect(status).toBe(200);
    expect(Object.keys(body as object)).toEqual(["query", "result", "total"]);
    expect(body).toMatchObject({ query, total: 5 });
    expect(names((body as { result: unknown }).result)).toEqual(expected);
  });

  it.each([
    ["?limit=0", ["query:/limit"]],
    ["?limit=-1&offset=-1", ["query:/limit", "query:/offset"]],
    ["?limit=1.5", ["query:/limit"]],
    ["?limit=", ["query:/limit"]],
    ["?offset=0&offset=2", ["query:/offset"]],
  ])("refuses %s", async (search, expected) => {
    const { caller, token } = await startWithTenants({ listShape: "envelope" });
    expect(violationsOf(await caller.call("GET", caller.tenantsPath + search, { token }))).toEqual(expected);
  });

  it("has pages of 100 unless told otherwise", async () => {
    const { caller, token } = await startWithTenants({ listShape: "envelope" });
    const { body } = await caller.call("GET", caller.tenantsPath, { token });
    expect(body).toMatchObject({ query: { limit: 100, offset: 0 }, total: 5 });
  });

  it("leaves cancelled tenants out of the total", async () => {
    const { caller, token } = await startWithTenants({ listShape: "envelope" });
    caller.sandbox.removeTenant(caller.sandbox.tenants()[1]?.id ?? "");
    const { body } = await caller.call("GET", caller.tenantsPath, { token });
    expect((body as { total: number }).total).toBe(4);
    expect(names((body as { result: unknown }).result)).toEqual(["echo", "delta", "bravo", "charlie"]);
  });
});
