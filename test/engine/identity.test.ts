import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RefusalCode } from "../../provider/src/messages/codes";
import { highLimits, printixCommand, unhurried } from "../support/crash";
import { withEngineStack, type Declared, type EngineStack } from "../support/engine-stack";
import { countOf, requestKinds } from "../support/requests";

const up = ["up", "--yes", "--skip-preview"];
const off = { PRINTIX_PREVIEW_CHECKS: "false" };

const acme = (changes: object = {}): Declared[string] => ({
  tenantName: "Acme Co.",
  tenantDomain: "acme",
  deletionPolicy: "cancel",
  ...changes,
});
const beta = (changes: object = {}) => acme({ tenantName: "Beta", tenantDomain: "beta", ...changes });

/** Declares what `tenants.json` says, below a component where it says so, by the class of today or an older one. */
const program = (isOlder: boolean): string => `
const pulumi = require("@pulumi/pulumi");
const { readFileSync } = require("node:fs");
class Older extends pulumi.CustomResource {
  constructor(name, args, opts) {
    const __provider = "module.exports = require('pulumi-printix/runtime')";
    const outputs = { homeUrl: undefined, selfUrl: undefined, billingInfo: undefined };
    super("pulumi-nodejs:dynamic/printix:Tenant", name, { ...args, ...outputs, __provider }, opts);
  }
}
const Tenant = ${isOlder ? "Older" : 'require("pulumi-printix").Tenant'};
const components = new Map();
function componentOf(name) {
  if (!components.has(name)) components.set(name, new pulumi.ComponentResource("test:Customers", name));
  return components.get(name);
}
for (const [name, { in: component, opts, ...args }] of Object.entries(JSON.parse(readFileSync("tenants.json", "utf8")))) {
  new Tenant(name, args, { ...opts, ...(component && { parent: componentOf(component) }) });
}
`;

const write = ({ folder }: EngineStack, isOlder = false) => writeFile(join(folder, "index.js"), program(isOlder));

const namesOf = ({ sandbox }: EngineStack): string[] =>
  sandbox
    .tenants()
    .map(({ tenantName }) => tenantName)
    .toSorted();

/** Tries what must neither come through nor cancel anything. */
async function refuses(stack: EngineStack, code: RefusalCode, env = {}): Promise<string> {
  const { status, output } = await stack.pulumi(up, env);
  expect({ status, output }).not.toMatchObject({ status: 0 });
  expect(output).toContain(`[${code}]`);
  expect(countOf(stack.sandbox, "DELETE")).toBe(0);
  return output;
}

test("a program whose class tells no URN is managed as before, and one block in doubt is refused", () =>
  withEngineStack(async (stack) => {
    const { declare, pulumi, succeed, resources, sandbox } = stack;
    await write(stack, true);
    await declare({ acme: acme(), beta: beta() });
    await succeed(...up);
    // By its name the one, whose tenant has to go first, by its domain the other.
    await declare({ acme: acme({ tenantName: "Acme Ltd." }), beta: beta({ tenantDomain: "beta-2" }) });
    await succeed(...up);
    expect(namesOf(stack)).toEqual(["Acme Ltd.", "Beta"]);
    expect(countOf(sandbox, "DELETE tenant")).toBe(2);

    const now = { acme: acme({ tenantName: "Acme Ltd." }), beta: beta({ tenantDomain: "beta-2" }) };
    await declare({ ...now, third: acme() });
    // The partner's list would tell of the third one first.
    expect((await pulumi(["preview"], off)).output).toContain("whose URN is not known");

    // What is there becomes today's without a change.
    await write(stack);
    await declare(now);
    sandbox.clearRequests();
    await succeed("up", "--yes", "--expect-no-changes");
    expect(sandbox.requests()).toEqual([]);
    for (const { inputs } of await resources()) expect(inputs).not.toHaveProperty("__urn");
  }, highLimits));

test("blocks of components are told apart by the URNs that the engine gives them, and so is a replaced one", () =>
  withEngineStack(async (stack) => {
    const { declare, pulumi, succeed, resources, sandbox } = stack;
    await write(stack);
    // Two of one component: neither waits for the other.
    await declare({ acme: acme({ in: "customers" }), beta: beta({ in: "customers" }) });
    await succeed(...up);
    const [first] = await resources();
    expect(first?.urn).toContain("::test:Customers$pulumi-nodejs:dynamic/printix:Tenant::");
    for (const resource of await resources()) {
      expect(resource).toHaveProperty("propertyDependencies.__urn", []);
      expect(JSON.stringify([resource.inputs, resource.outputs])).not.toContain("__urn");
    }

    const renamed = { acme: acme({ in: "customers", tenantName: "Acme Ltd." }), beta: beta({ in: "customers" }) };
    await declare({ ...renamed, third: acme() });
    const { output } = await pulumi(["preview"], off);
    expect(output).toMatch(
      /tenant "Acme (Co|Ltd)\." \(acme\.printix\.net\).* urn:pulumi:test::engine-test::\S*::(acme|third)\b[^]*\[PRINTIX_DECLARED_TWICE\]/,
    );
    await declare(renamed);
    sandbox.clearRequests();
    await succeed(...up);
    expect(requestKinds(sandbox).filter((kind) => /DELETE|POST tenants/.test(kind))).toEqual([
      "DELETE tenant 204",
      "POST tenants 200",
    ]);
    await succeed("preview", "--expect-no-changes");
  }, highLimits));

test("a block that got another name, by an alias or in state, is replaced as any other", () =>
  withEngineStack(async (stack) => {
    const { declare, succeed, tenants, sandbox } = stack;
    await write(stack);
    await declare({ acme: acme(), beta: beta() });
    await succeed(...up);
    const before = await tenants();
    await succeed("state", "rename", before["beta"]?.urn ?? "", "beta-2", "--yes");
    const aliased = { opts: { aliases: [{ name: "acme" }] } };
    await declare({ "acme-2": acme(aliased), "beta-2": beta() });
    sandbox.clearRequests();
    await succeed(...up);
    expect(sandbox.requests()).toEqual([]);
    expect((await tenants())["acme-2"]?.id).toBe(before["acme"]?.id);

    await succeed("state", "rename", (await tenants())["acme-2"]?.urn ?? "", "acme", "--yes");
    await declare({
      "acme-3": acme({ tenantName: "Acme Ltd.", opts: { aliases: [{ name: "acme" }] } }),
      "beta-2": beta({ tenantName: "Beta Ltd." }),
    });
    await succeed(...up);
    expect(namesOf(stack)).toEqual(["Acme Ltd.", "Beta Ltd."]);
    expect(Object.keys(await tenants()).toSorted()).toEqual(["acme-3", "beta-2"]);
    expect([countOf(sandbox, "DELETE tenant"), countOf(sandbox, "POST tenants")]).toEqual([2, 2]);
  }, highLimits));

test("tenants that an import file has brought in are kept, and replaced, as those that were created", () =>
  withEngineStack(async (stack) => {
    const { declare, succeed, start, sandbox, tenants } = stack;
    await write(stack);
    for (const name of ["acme", "beta"]) sandbox.createTenant({ tenantName: name, tenantDomain: name });
    const args = [printixCommand, "import", "--deletion-policy", "cancel", "--typescript", "declared.ts"];
    expect(await start(process.execPath, args, unhurried).ended).toMatchObject({ status: 0 });
    const brought = await succeed("import", "--file", "tenants-import.json", "--generate-code=false", "--yes");
    expect(brought.output).not.toMatch(/failed to validate|warning/);
    const before = await tenants();
    expect(Object.keys(before)).toHaveLength(2);

    const [acmeNow, betaNow] = [acme({ tenantName: "acme" }), beta({ tenantName: "beta" })];
    await declare({ acme: acmeNow, beta: betaNow });
    await succeed("preview", "--expect-no-changes");
    await declare({ acme: acme({ tenantName: "Acme Ltd." }), beta: betaNow });
    await succeed(...up);
    expect((await tenants())["beta"]?.id).toBe(before["beta"]?.id);
    expect(namesOf(stack)).toEqual(["Acme Ltd.", "beta"]);
  }, highLimits));

test("a replacement that neither a name nor a domain asks for cancels nothing, whoever asks for it", () =>
  withEngineStack(async (stack) => {
    const { declare, pulumi, succeed, sandbox, tenants } = stack;
    await write(stack);
    await declare({ acme: acme() });
    await succeed(...up);
    const { urn = "", id } = (await tenants())["acme"] ?? {};
    sandbox.clearRequests();

    await declare({ acme: acme({ opts: { replacementTrigger: "now" } }) });
    await succeed(...up);
    await declare({ acme: acme({ opts: { replacementTrigger: "again" } }) });
    // Where the list has the tenant, nobody is told to take its block out of state.
    expect(await refuses(stack, "PRINTIX_FORCED_REPLACEMENT")).not.toContain(`'${urn}'`);
    expect(await refuses(stack, "PRINTIX_FORCED_REPLACEMENT", off)).toContain(`'${urn}'`);

    // The engine asks about these as about new blocks, and once.
    await declare({ acme: acme({ opts: { replacementTrigger: "now" } }) });
    const targeted = await pulumi([...up, "--target-replace", urn]);
    expect(targeted.output).toContain("[PRINTIX_DOMAIN_EXISTS]");
    const blind = await pulumi([...up, "--target-replace", urn], off);
    expect(blind.output).toContain("409 Conflict");
    await succeed("state", "taint", urn, "--yes");
    await refuses(stack, "PRINTIX_DOMAIN_EXISTS");
    expect(sandbox.tenants().map((tenant) => tenant.id)).toEqual([id]);
    expect((await tenants())["acme"]?.id).toBe(id);
  }, highLimits));

test("what ignoreChanges hides from the engine's comparison is not created in the tenant's place", () =>
  withEngineStack(async (stack) => {
    const { declare, succeed, tenants } = stack;
    await write(stack);
    await declare({ acme: acme() });
    await succeed(...up);
    const before = (await tenants())["acme"]?.id;
    stack.sandbox.clearRequests();
    // The engine compares the name alone, replaces for it, and would create the other domain too.
    const hidden = { tenantName: "Acme Ltd.", tenantDomain: "beta", opts: { ignoreChanges: ["tenantDomain"] } };
    await declare({ acme: acme(hidden) });
    await refuses(stack, "PRINTIX_CHANGE_HIDDEN");
    expect((await tenants())["acme"]?.id).toBe(before);
  }, highLimits));
