import * as pulumi from "@pulumi/pulumi";
import * as sdk from "printix-partner-sdk";
import type * as printix from "../../src";
import * as pulumiSdk from "../../src/resource/pulumi-sdk";
import { acme, partnerId, tenantId, tenantPath, tenantsPath, wireAcme } from "../acme";
import { stackConfig } from "../configuration";
import { failureOf } from "../failure-of";
import { printixNock, refusal, type PrintixNock } from "../printix-nock";

/** A program's process: the provider's modules, and so its client, are its own. */
async function program(
  config: Record<string, string> = stackConfig,
  secrets: string[] = ["printix:clientSecret"],
): Promise<{ api: PrintixNock; printix: typeof printix }> {
  jest.resetModules();
  // Large, and the same for every program: loaded once, above, where no test waits for them.
  jest.doMock("../../src/resource/pulumi-sdk", () => pulumiSdk);
  jest.doMock("printix-partner-sdk", () => sdk);
  pulumi.runtime.setAllConfig(config, secrets);
  // As without an engine; mocks would answer in the API's place.
  pulumi.runtime.resetOptions("project", "stack", 1, "", "", false, "");
  return { api: printixNock(), printix: await import("../../src/index.ts") };
}

/** What an output holds in the end. */
const valueOf = <T>(value: { apply(take: (value: T) => void): unknown }): Promise<T> =>
  new Promise((resolve) => {
    value.apply(resolve);
  });

const globex = { ...acme, id: "globex-id", tenantName: "Globex", tenantDomain: "globex.printix.net" };
const list = { status: 200, body: { tenants: [wireAcme()] } };

describe("getTenants", () => {
  test("gives every tenant of the partner", async () => {
    const { api, printix } = await program();
    api.answer(`GET ${tenantsPath}`, list);
    expect(await printix.getTenants()).toEqual([acme]);
    expect(await valueOf(printix.getTenantsOutput())).toEqual([acme]);
  });

  test("shares one client with all data functions: one token", async () => {
    const { api, printix } = await program();
    api.answer(`GET ${tenantsPath}`, list);
    api.answer(`GET ${tenantPath}`, { status: 200, body: wireAcme() });
    await Promise.all([printix.getTenants(), printix.getTenant({ id: tenantId }), printix.getTenants()]);
    expect(api.requests.filter((request) => request === "POST /oauth/token")).toHaveLength(1);
  });
});

describe("getTenant", () => {
  test("finds by id", async () => {
    const { api, printix } = await program();
    api.answer(`GET ${tenantPath}`, { status: 200, body: wireAcme() });
    expect(await printix.getTenant({ id: tenantId })).toEqual(acme);
    expect(api.requests).toEqual(["POST /oauth/token", `GET ${tenantPath}`]);
  });

  test.each(["acme", "acme.printix.net", "Acme"])("finds by the domain %s", async (tenantDomain) => {
    const { api, printix } = await program();
    api.answer(`GET ${tenantsPath}`, list);
    expect(await printix.getTenant({ tenantDomain })).toEqual(acme);
  });

  test("as an output, finds by what is an output", async () => {
    const { api, printix } = await program();
    api.answer(`GET ${tenantPath}`, { status: 200, body: wireAcme() });
    api.answer(`GET ${tenantsPath}`, list);
    expect(await valueOf(printix.getTenantOutput({ id: pulumi.output(tenantId) }))).toEqual(acme);
    expect(await valueOf(printix.getTenantOutput({ tenantDomain: pulumi.output("acme") }))).toEqual(acme);
  });

  test("an id that nobody has is a message without a stack trace", async () => {
    const { api, printix } = await program();
    api.answer(`GET ${tenantPath}`, refusal(404, "Not Found"));
    const failure = await failureOf(() => printix.getTenant({ id: tenantId }));
    expect(pulumi.RunError.isInstance(failure)).toBe(true);
    const [headline = ""] = failure.message.split("\n");
    expect(headline).toBe(
      `printix.getTenant failed: This partner has no tenant with the id ${tenantId}: ` +
        `GET ${tenantPath} was refused: 404 Not Found (no request id).`,
    );
    expect(failure.message).toMatch(/\[PRINTIX_NO_SUCH_TENANT\]$/);
  });

  test("a domain that nobody has is named", async () => {
    const { api, printix } = await program();
    api.answer(`GET ${tenantsPath}`, list);
    const failure = await failureOf(() => printix.getTenant({ tenantDomain: "globex" }));
    expect(pulumi.RunError.isInstance(failure)).toBe(true);
    expect(failure.message).toContain(`the domain ${globex.tenantDomain}`);
    expect(failure.message).toMatch(/\[PRINTIX_NO_SUCH_TENANT\]$/);
  });
});

describe("getBillingInfo", () => {
  test("gives the figures of now", async () => {
    const { api, printix } = await program();
    api.answer(`GET ${tenantPath}/billing-info`, { status: 200, body: { current_user_licenses: 7 } });
    expect(await printix.getBillingInfo({ tenantId })).toEqual({ currentUserLicenses: 7 });
    expect(await valueOf(printix.getBillingInfoOutput({ tenantId: pulumi.output(tenantId) }))).toEqual({
      currentUserLicenses: 7,
    });
  });
});

describe("getAccess", () => {
  const figures = { requestsPerSecond: { value: 5, source: "default" }, requestsSent: 1, configured: {} };

  test("asks for one tenant where nothing was asked for yet", async () => {
    const { api, printix } = await program();
    api.answer(`GET ${tenantsPath}?limit=1`, list);
    expect(await printix.getAccess()).toMatchObject(figures);
    expect(await valueOf(printix.getAccessOutput())).toMatchObject(figures);
    expect(api.requests).toEqual(["POST /oauth/token", `GET ${tenantsPath}?limit=1`]);
  });

  test("sends nothing after another data function", async () => {
    const { api, printix } = await program();
    api.answer(`GET ${tenantsPath}`, list);
    await printix.getTenants();
    expect(await printix.getAccess()).toMatchObject(figures);
    expect(api.requests).toEqual(["POST /oauth/token", `GET ${tenantsPath}`]);
  });
});

describe("the configuration", () => {
  test("what is missing is said, all at once, before anything is sent", async () => {
    const { api, printix } = await program({});
    const failure = await failureOf(() => printix.getTenants());
    expect(pulumi.RunError.isInstance(failure)).toBe(true);
    expect(failure.message).toMatch(/^printix\.getTenants failed: [^[]* \[ERR_PRINTIX_CONFIG\]$/);
    for (const key of ["partnerId", "clientId", "clientSecret"]) {
      expect(failure.message).toContain(`printix:${key} is not set`);
    }
    expect(api.requests).toEqual([]);
  });

  test("of each stack of one process is its own: the tenants of its partner, and one token each", async () => {
    const { api, printix } = await program();
    const otherTenants = "/public/partners/another-partner/tenants";
    api.answer(`GET ${tenantsPath}`, list);
    api.answer(`GET ${otherTenants}`, { status: 200, body: { tenants: [] } });
    expect(await printix.getTenants()).toEqual([acme]);
    pulumi.runtime.setAllConfig({ ...stackConfig, "printix:partnerId": "another-partner" }, ["printix:clientSecret"]);
    expect(await printix.getTenants()).toEqual([]);
    pulumi.runtime.setAllConfig(stackConfig, ["printix:clientSecret"]);
    expect(await printix.getTenants()).toEqual([acme]);
    expect(api.requests).toEqual([
      "POST /oauth/token",
      `GET ${tenantsPath}`,
      "POST /oauth/token",
      `GET ${otherTenants}`,
      `GET ${tenantsPath}`,
    ]);
  });

  test("variables stand in for it", async () => {
    const variables = { PRINTIX_PARTNER_ID: partnerId, PRINTIX_CLIENT_ID: "client", PRINTIX_CLIENT_SECRET: "s3cret" };
    Object.assign(process.env, variables);
    try {
      const { api, printix } = await program({});
      api.answer(`GET ${tenantsPath}`, list);
      expect(await printix.getTenants()).toEqual([acme]);
    } finally {
      for (const name of Object.keys(variables)) Reflect.deleteProperty(process.env, name);
    }
  });

  test("keys that somebody made secrets are read all the same", async () => {
    const { api, printix } = await program(stackConfig, Object.keys(stackConfig));
    api.answer(`GET ${tenantsPath}`, list);
    expect(await printix.getTenants()).toEqual([acme]);
  });
});
