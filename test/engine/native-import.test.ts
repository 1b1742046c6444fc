import { highLimits } from "../support/crash";
import { nativeProgram, withEngineStack, type EngineStack } from "../support/engine-stack";
import { countOf, requestKinds } from "../support/requests";

const type = "printix:index:Tenant";
const up = ["up", "--yes", "--skip-preview"];
const importing = ["import", "--yes", "--generate-code=false"];
const unknownId = "11111111-2222-4333-8444-555555555555";

const withNative = (use: (stack: EngineStack) => Promise<void>) => withEngineStack(use, highLimits, "native");
const acme = { tenantName: "Acme Co.", tenantDomain: "acme" };

test("pulumi import takes a tenant in by its id: one look, then no difference, and it is protected", () =>
  withNative(async ({ declare, sandbox, succeed, tenants }) => {
    const { id } = sandbox.createTenant(acme);
    await succeed(...importing, type, "acme", id);
    expect((await tenants())["acme"]).toMatchObject({
      id,
      protect: true,
      inputs: { tenantName: "Acme Co.", tenantDomain: "acme.printix.net", deletionPolicy: "prevent" },
      outputs: { homeUrl: "https://acme.printix.net" },
    });
    expect(new Set(requestKinds(sandbox))).toEqual(new Set(["POST token 200", "GET tenant 200"]));
    await declare({ acme });
    sandbox.clearRequests();
    await succeed("preview", "--expect-no-changes");
    expect(sandbox.requests()).toEqual([]);
    await succeed("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  }));

test("an id that does not exist, one of another partner, and one that is none are refused, and nothing is in state", () =>
  withNative(async ({ pulumi, sandbox, tenants }) => {
    sandbox.addPartner({ partnerId: "other", clientId: "other", clientSecret: "other" });
    const { id } = sandbox.createTenant({ tenantName: "Taken", tenantDomain: "taken" }, "other");
    for (const odd of [unknownId, id, "../tenants"]) {
      const { status, output } = await pulumi([...importing, type, "acme", odd]);
      expect({ status, output }).not.toMatchObject({ status: 0 });
      expect(output).toMatch(/\[(PRINTIX_NO_SUCH_TENANT|ERR_PRINTIX_OPTIONS)\]/);
    }
    expect(await tenants()).toEqual({});
  }));

test("the option import takes the policy of the program, and the next preview is clean", () =>
  withNative(async (stack) => {
    const { sandbox, succeed, tenants, pulumi } = stack;
    const { id } = sandbox.createTenant(acme);
    const args = `{ tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "cancel" }`;
    await nativeProgram(stack, `new printix.Tenant("acme", ${args}, { import: "${id}" });`);
    await succeed(...up);
    expect((await tenants())["acme"]).toMatchObject({ id, outputs: { deletionPolicy: "cancel", ...acmeOutputs } });
    await succeed("preview", "--expect-no-changes");

    // A program that has another name for it asks for a replacement, which an import never is.
    await succeed("state", "delete", "--force", "--yes", "--all");
    await nativeProgram(
      stack,
      `new printix.Tenant("acme", { tenantName: "Another", tenantDomain: "acme" }, { import: "${id}" });`,
    );
    const { status, output } = await pulumi(["preview"]);
    expect({ status, output }).not.toMatchObject({ status: 0 });
    expect(output).toContain("[PRINTIX_PREVENTED]");
    expect(countOf(sandbox, "DELETE")).toBe(0);
    expect(countOf(sandbox, "POST tenants")).toBe(0);
  }));

test("Tenant.get and the data functions read, also by ids that only up knows, and manage nothing", () =>
  withNative(async (stack) => {
    const { sandbox, succeed, pulumi } = stack;
    const { id } = sandbox.createTenant(acme);
    await nativeProgram(
      stack,
      `
const got = printix.Tenant.get("got", "${id}");
const made = new printix.Tenant("made", { tenantName: "Made", tenantDomain: "made", deletionPolicy: "cancel" });
exports.got = got.homeUrl;
exports.again = printix.getTenantOutput({ id: made.id }).tenantName;
exports.byDomain = printix.getTenant({ tenantDomain: "acme" }).then((tenant) => tenant.id);
exports.licenses = printix.getBillingInfoOutput({ tenantId: made.id }).currentUserLicenses;
exports.count = printix.getTenantsOutput({ dependsOn: [made] }).apply((tenants) => tenants.length);
exports.access = printix.getAccess().then(({ burst }) => burst.value);
`,
    );
    await succeed("preview");
    expect(countOf(sandbox, "POST tenants")).toBe(0);
    await succeed(...up);
    const { stdout } = await succeed("stack", "output", "--json");
    const made = sandbox.tenants().find(({ tenantDomain }) => tenantDomain === "made.printix.net");
    expect(JSON.parse(stdout)).toEqual({
      got: "https://acme.printix.net",
      again: "Made",
      byDomain: id,
      licenses: made?.billing.currentUserLicenses,
      count: 2,
      access: highLimits.burst,
    });
    await succeed("destroy", "--yes", "--skip-preview");
    expect(sandbox.tenants().map((tenant) => tenant.id)).toEqual([id]);

    for (const [call, code] of [
      [`printix.Tenant.get("gone", "${unknownId}")`, "PRINTIX_NO_SUCH_TENANT"],
      [`printix.getTenant({ id: "${unknownId}" })`, "PRINTIX_NO_SUCH_TENANT"],
      [`printix.getTenant({})`, "PRINTIX_INPUT"],
    ]) {
      await nativeProgram(stack, call ?? "");
      const { status, output } = await pulumi(["preview"]);
      expect({ status, output }).not.toMatchObject({ status: 0 });
      expect(output).toContain(`[${code}]`);
    }
  }));

test("an import that is given another id cancels nothing, whatever the policies say", () =>
  withNative(async (stack) => {
    const { sandbox, pulumi, succeed } = stack;
    const [one, other] = [acme, { tenantName: "Beta", tenantDomain: "beta" }].map((tenant) =>
      sandbox.createTenant(tenant),
    );
    const block = (tenant: object, policy: string, id: string | undefined) =>
      nativeProgram(
        stack,
        `new printix.Tenant("acme", { ...${JSON.stringify(tenant)}, deletionPolicy: "${policy}" }, { import: "${id}", protect: false });`,
      );
    await block(acme, "cancel", one?.id);
    await succeed(...up);
    for (const policy of ["prevent", "cancel"]) {
      await block({ tenantName: "Beta", tenantDomain: "beta" }, policy, other?.id);
      const { status, output } = await pulumi(up);
      expect({ status, output }).not.toMatchObject({ status: 0 });
      expect(output).toContain("[PRINTIX_FORCED_REPLACEMENT]");
    }
    // Nor after a refresh; the entry that waits for its end has to be taken out of state.
    const refreshed = await pulumi(["up", "--yes", "--skip-preview", "--refresh"]);
    expect(refreshed.output).toContain("[PRINTIX_FORCED_REPLACEMENT]");
    expect(countOf(sandbox, "DELETE")).toBe(0);
    expect(sandbox.tenants()).toHaveLength(2);
  }));

test("what the program only reads from now on is not cancelled, whichever class managed it", () =>
  withNative(async (stack) => {
    const { sandbox, pulumi, succeed } = stack;
    const args = `{ tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "cancel" }`;
    for (const managed of ["printix", `require("pulumi-printix")`]) {
      await nativeProgram(
        stack,
        `new ${managed}.Tenant("acme", ${args});`.replace(/^new (require\(.*?\))/, "new ($1)"),
      );
      await succeed(...up);
      const [made] = sandbox.tenants();
      await nativeProgram(stack, `printix.Tenant.get("acme-read", "${made?.id}");`);
      const { status, output } = await pulumi(up);
      expect({ status, output }).not.toMatchObject({ status: 0 });
      expect(output).toContain("[PRINTIX_STILL_DECLARED]");
      expect(countOf(sandbox, "DELETE")).toBe(0);
      await nativeProgram(stack, "");
      await succeed(...up);
      expect(sandbox.tenants()).toEqual([]);
      sandbox.clearRequests();
    }
  }));

const acmeOutputs = { tenantName: "Acme Co.", tenantDomain: "acme.printix.net", homeUrl: "https://acme.printix.net" };
