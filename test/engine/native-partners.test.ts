import type { Sandbox } from "printix-partner-sandbox";
import { highLimits } from "../support/crash";
import { nativeProgram, withEngineStack, type EngineStack } from "../support/engine-stack";
import { countOf } from "../support/requests";

const up = ["up", "--yes", "--skip-preview"];
const perPartner = 12;
const nordic = { partnerId: "nordic-partner", clientId: "nordic-client", clientSecret: "nordic-secret" };
const own = `{ partnerId: "nordic-partner", clientId: "nordic-client", clientSecret: "nordic-secret" }`;

const withNative = (use: (stack: EngineStack) => Promise<void>) =>
  withEngineStack(
    async (stack) => {
      stack.sandbox.addPartner({ ...nordic, ...highLimits });
      await use(stack);
    },
    highLimits,
    "native",
  );

const tenantsOf = ({ sandbox }: EngineStack, partnerId: string) =>
  sandbox.tenants().filter((tenant) => tenant.partnerId === partnerId);

/** Each request is of the partner whose client asked for its token: the sandbox logs whose the token is. */
function expectOwnTokens(sandbox: Sandbox): void {
  for (const { path, partnerId, status } of sandbox.requests()) {
    expect({ path, status }).not.toMatchObject({ status: 403 });
    const asked = /\/partners\/([^/]+)/.exec(path)?.[1];
    if (asked !== undefined) expect(partnerId).toBe(asked);
  }
}

test("two partners in one program, side by side: each tenant at its own, none asked for with another's token", () =>
  withNative(async (stack) => {
    const { sandbox, succeed, resources, export: exportState } = stack;
    await nativeProgram(
      stack,
      `
const nordic = new printix.Provider("nordic", ${own});
for (let i = 0; i < ${perPartner}; i += 1) {
  const args = { tenantName: "T " + i, tenantDomain: "t" + i, deletionPolicy: "cancel" };
  new printix.Tenant("home-" + i, { ...args, tenantDomain: "home-" + i });
  new printix.Tenant("nordic-" + i, { ...args, tenantDomain: "nordic-" + i }, { provider: nordic });
}
exports.of = printix.getTenantsOutput({ provider: nordic }).apply((tenants) => tenants.length);
`,
    );
    await succeed("up", "--yes");
    expectOwnTokens(sandbox);
    expect(tenantsOf(stack, "nordic-partner")).toHaveLength(perPartner);
    expect(tenantsOf(stack, sandbox.partnerId)).toHaveLength(perPartner);
    for (const { urn, outputs } of await resources()) {
      expect(String(outputs?.["selfUrl"]).includes("/nordic-partner/")).toBe(urn.includes("::nordic-"));
    }
    await succeed("preview", "--expect-no-changes");
    sandbox.clearRequests();
    await succeed("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    expectOwnTokens(sandbox);
    // A list for each partner, however many tenants; a busy machine asks for the first three before it knows that there are more.
    expect(countOf(sandbox, "GET tenants")).toBe(2);
    expect(countOf(sandbox, "GET tenant ")).toBeLessThanOrEqual(2 * 3);
    expect(await exportState()).not.toContain("nordic-secret");
    await succeed("destroy", "--yes", "--skip-preview");
    expectOwnTokens(sandbox);
    expect(sandbox.tenants()).toEqual([]);
  }));

test.each([
  ["a partner's id alone", `{ partnerId: "nordic-partner" }`, "clientId", "clientSecret"],
  ["a client alone", `{ clientId: "nordic-client", clientSecret: "nordic-secret" }`, "partnerId"],
  ["a secret alone", `{ clientSecret: "nordic-secret" }`, "partnerId", "clientId"],
  ["an empty secret", `{ partnerId: "nordic-partner", clientId: "nordic-client", clientSecret: "" }`, "clientSecret"],
])("%s is never put together with what the environment says", (_, args, ...missing) =>
  withNative(async (stack) => {
    await nativeProgram(
      stack,
      `
const nordic = new printix.Provider("nordic", ${args});
new printix.Tenant("acme", { tenantName: "Acme Co.", tenantDomain: "acme" }, { provider: nordic });
`,
    );
    const { status, output } = await stack.pulumi(["preview"]);
    expect({ status, output }).not.toMatchObject({ status: 0 });
    expect(output).toContain("[ERR_PRINTIX_CONFIG]");
    for (const name of missing) expect(output).toContain(`${name} of the provider "nordic" is not set`);
    expect(stack.sandbox.requests()).toEqual([]);
  }),
);

test("a provider without credentials has the program's, and the stack's settings hold for every provider", () =>
  withNative(async (stack) => {
    const { sandbox, succeed, pulumi } = stack;
    await succeed("config", "set", "printix:maxCancels", "0");
    await succeed("config", "set", "printix:deletionPolicy", "cancel");
    const declare = (count: number) =>
      nativeProgram(
        stack,
        `
const nordic = new printix.Provider("nordic", ${own});
const slow = new printix.Provider("slow", { requestsPerSecond: 7, previewChecks: false });
const all = [[nordic, "nordic"], [slow, "slow"]].slice(0, ${count});
for (const [provider, name] of all) new printix.Tenant(name, { tenantName: name, tenantDomain: name }, { provider });
`,
      );
    await declare(2);
    await succeed(...up);
    expect(tenantsOf(stack, sandbox.partnerId)).toHaveLength(1);
    expect(tenantsOf(stack, "nordic-partner")).toHaveLength(1);

    await declare(0);
    const { status, output } = await pulumi(up);
    expect({ status, output }).not.toMatchObject({ status: 0 });
    expect(output).toContain("[PRINTIX_MAX_CANCELS]");
    expect(countOf(sandbox, "DELETE")).toBe(0);
  }));

test("the cap is one for all providers of a run", () =>
  withNative(async (stack) => {
    const { sandbox, succeed, pulumi } = stack;
    const declare = (blocks: string) =>
      nativeProgram(
        stack,
        `
const nordic = new printix.Provider("nordic", ${own});
const args = (name) => ({ tenantName: name, tenantDomain: name, deletionPolicy: "cancel" });
${blocks}
`,
      );
    await declare(`
new printix.Tenant("one", args("one"), { provider: nordic });
new printix.Tenant("two", args("two"));
`);
    await succeed(...up);
    await declare("");
    const { status, output } = await pulumi(up, { PRINTIX_MAX_CANCELS: "1" });
    expect({ status, output }).not.toMatchObject({ status: 0 });
    expect(output).toContain("[PRINTIX_MAX_CANCELS]");
    expect(countOf(sandbox, "DELETE tenant")).toBeLessThanOrEqual(1);
  }));

test("a block that gets a provider of another partner keeps its tenant, and is refused at preview", () =>
  withNative(async (stack) => {
    const { sandbox, succeed, pulumi } = stack;
    const declare = (option: string) =>
      nativeProgram(
        stack,
        `
const nordic = new printix.Provider("nordic", ${own});
const same = new printix.Provider("same", {});
new printix.Tenant("acme", { tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "cancel" }, ${option});
`,
      );
    await declare("{}");
    await succeed(...up);
    await declare("{ provider: nordic }");
    for (const command of [["preview"], up]) {
      const { status, output } = await pulumi(command);
      expect({ status, output }).not.toMatchObject({ status: 0 });
      expect(output).toContain("[PRINTIX_OTHER_PARTNER]");
    }
    // Another provider of the same partner takes it on, without a call.
    sandbox.clearRequests();
    await declare("{ provider: same }");
    await succeed(...up);
    expect([countOf(sandbox, "DELETE"), countOf(sandbox, "POST tenants")]).toEqual([0, 0]);
    await succeed("preview", "--expect-no-changes");
    expect(sandbox.history()).toHaveLength(1);
  }));

test("a provider whose credentials only up knows is asked nothing at preview, and makes its tenants at up", () =>
  withNative(async (stack) => {
    const { succeed } = stack;
    await nativeProgram(
      stack,
      `
const first = new printix.Tenant("first", { tenantName: "First", tenantDomain: "first" });
const clientSecret = first.id.apply(() => "nordic-secret");
const nordic = new printix.Provider("nordic", { partnerId: "nordic-partner", clientId: "nordic-client", clientSecret });
new printix.Tenant("second", { tenantName: "Second", tenantDomain: "second" }, { provider: nordic });
exports.count = printix.getTenantsOutput({ provider: nordic, dependsOn: [first] }).apply((tenants) => tenants.length);
`,
    );
    await succeed("up", "--yes");
    expect(tenantsOf(stack, "nordic-partner")).toHaveLength(1);
    expect(await stack.export()).not.toContain("nordic-secret");
    await succeed("preview", "--expect-no-changes");
  }));

test("options that contradict the policy are refused, whether it is the tenant's, its provider's, or not known yet", () =>
  withNative(async (stack) => {
    const tenant = (policy: string, opts: string) =>
      `new printix.Tenant("acme", { tenantName: "Acme Co.", tenantDomain: "acme"${policy} }, { retainOnDelete: true, ${opts} });`;
    for (const text of [
      tenant(`, deletionPolicy: "cancel"`, ""),
      tenant(`, deletionPolicy: require("@pulumi/pulumi").output("cancel")`, ""),
      `const own = new printix.Provider("own", { deletionPolicy: "cancel" }); ${tenant("", "provider: own")}`,
      `const own = new printix.Provider("own", { deletionPolicy: require("@pulumi/pulumi").output("cancel") }); ${tenant("", "provider: own")}`,
    ]) {
      await nativeProgram(stack, text);
      const { status, output } = await stack.pulumi(["preview"]);
      expect({ text, status, output }).not.toMatchObject({ status: 0 });
      expect(output).toContain("[PRINTIX_OPTIONS]");
    }
    await nativeProgram(
      stack,
      `const own = new printix.Provider("own", { deletionPolicy: "abandon" }); ${tenant("", "provider: own")}`,
    );
    await stack.succeed("preview");
  }));

test("a name that the engine takes for its own is refused in the program", () =>
  withNative(async (stack) => {
    await nativeProgram(stack, `new printix.Provider("default_nordic", ${own});`);
    const { status, output } = await stack.pulumi(["preview"]);
    expect({ status, output }).not.toMatchObject({ status: 0 });
    expect(output).toContain("[PRINTIX_INPUT]");
  }));
