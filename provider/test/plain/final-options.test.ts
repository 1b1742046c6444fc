import * as pulumi from "@pulumi/pulumi";
import { awaitStackRegistrations, getCallbacks } from "@pulumi/pulumi/runtime/settings";
import { Tenant, type TenantArgs } from "../../src";
import { byId } from "../../src/messages/program";
import { acmeArgs } from "../acme";
import { failureOf } from "../failure-of";
import { register } from "../mock-engine";

/** A component would go on to register its outputs after the test. */
class Parent extends pulumi.CustomResource {
  constructor(name: string, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Parent", name, {}, opts);
  }
}

const base = () => new Tenant("base", { ...acmeArgs, tenantDomain: "base" });
const tenant = (args: Partial<TenantArgs>, opts: pulumi.CustomResourceOptions) =>
  new Tenant("acme", { ...acmeArgs, ...args }, opts);

/** A transformation that gives every tenant an option. */
const giving =
  (more: pulumi.CustomResourceOptions): pulumi.ResourceTransformation =>
  ({ type, props, opts }) =>
    type.endsWith(":Tenant") ? { props: props, opts: { ...opts, ...more } } : undefined;

/** Each way in which an option comes to a tenant. */
const ways: [string, (args: Partial<TenantArgs>, more: pulumi.CustomResourceOptions) => pulumi.Resource][] = [
  ["of its own", tenant],
  ["by a transformation of its own", (args, more) => tenant(args, { transformations: [giving(more)] })],
  [
    "by a transformation of its parent, which comes after its own",
    (args, more) => tenant(args, { parent: new Parent("parent", { transformations: [giving(more)] }) }),
  ],
];

/** And those that the engine knows: what it hands down. */
const inherited: typeof ways = [
  ["from its parent", (args, more) => tenant(args, { parent: new Parent("parent", more) })],
  [
    "from its parent's parent",
    (args, more) => tenant(args, { parent: new Parent("child", { parent: new Parent("parent", more) }) }),
  ],
  [
    "from a parent that a transformation gives it",
    (args, more) =>
      tenant(args, {
        parent: new Parent("parent", {
          transformations: [({ props, opts }) => ({ props: props, opts: { ...opts, ...more } })],
        }),
      }),
  ],
];

/** What is said of an option that contradicts what may become of a tenant. */
const refusing = (option: string) =>
  new RegExp(`^printix\\.Tenant "acme": .*\\b${option}\\b[^]* \\[PRINTIX_OPTIONS\\]$`);

async function refusalOf(declare: () => pulumi.Resource): Promise<string> {
  const failure = await failureOf(() => register(declare));
  expect(pulumi.RunError.isInstance(failure)).toBe(true);
  return failure.message;
}

describe.each([...ways, ...inherited])("%s", (_, declare) => {
  test("no tenant has deletedWith, whatever its policy", async () => {
    for (const deletionPolicy of ["prevent", "abandon", "cancel"] as const) {
      const refusal = await refusalOf(() => declare({ deletionPolicy }, { deletedWith: base() }));
      expect(refusal).toMatch(refusing("deletedWith"));
    }
  });

  test("retainOnDelete contradicts cancel, and no other policy", async () => {
    const refusal = await refusalOf(() => declare({ deletionPolicy: "cancel" }, { retainOnDelete: true }));
    expect(refusal).toMatch(refusing("retainOnDelete"));
    for (const deletionPolicy of ["prevent", "abandon"] as const) {
      const { type } = await register(() => declare({ deletionPolicy }, { retainOnDelete: true }));
      expect(type).toMatch(/Parent|Tenant/);
    }
  });
});

describe.each(ways)("%s", (_, declare) => {
  test("no tenant has replaceWith, but an empty one", async () => {
    const refusal = await refusalOf(() => declare({}, { replaceWith: [base()] }));
    expect(refusal).toMatch(refusing("replaceWith"));
    await register(() => declare({}, { replaceWith: [] }));
  });

  test("no tenant keeps an old policy by ignoreChanges; of all else it may", async () => {
    const refusal = await refusalOf(() => declare({}, { ignoreChanges: ["deletionPolicy"] }));
    expect(refusal).toMatch(refusing("ignoreChanges for deletionPolicy"));
    expect(await refusalOf(() => declare({}, { ignoreChanges: ['["deletionPolicy"]'] }))).toBe(refusal);
    await register(() => declare({}, { ignoreChanges: ["tenantName"] }));
    await register(() => declare({}, { ignoreChanges: ["*"] }));
  });

  test.each(["*", "tenantName", "tenantDomain"])(
    "under cancel, what ignores %s is not replaced anyway",
    async (path) => {
      const cancel = { deletionPolicy: "cancel" as const };
      for (const anyway of [{ replaceOnChanges: ["deletionPolicy"] }, { replacementTrigger: "now" }]) {
        const refusal = await refusalOf(() => declare(cancel, { ignoreChanges: [path], ...anyway }));
        expect(refusal).toMatch(refusing("ignoreChanges for"));
      }
      await register(() => declare(cancel, { ignoreChanges: [path] }));
    },
  );

  test("deleteBeforeReplace contradicts cancel; where nothing is cancelled it says nothing", async () => {
    const refusal = await refusalOf(() => declare({ deletionPolicy: "cancel" }, { deleteBeforeReplace: true }));
    expect(refusal).toMatch(refusing("deleteBeforeReplace"));
    await register(() => declare({ deletionPolicy: "cancel" }, { deleteBeforeReplace: false }));
    await register(() => declare({}, { deleteBeforeReplace: true }));
  });
});

test("import is refused with what does it, also by a transformation; an empty one is none", async () => {
  for (const [, declare] of ways) {
    const refusal = await refusalOf(() => declare({}, { import: "the-id" }));
    expect(refusal).toBe(`printix.Tenant "acme": ${byId("the option import").message}`);
    await register(() => declare({}, { import: "" }));
  }
});

test("so are Tenant.get and id, which the SDK's own classes read by", async () => {
  const get = (): pulumi.Resource => Tenant.get("acme", "the-id");
  expect(await refusalOf(get)).toBe(`printix.Tenant "acme": ${byId("Tenant.get").message}`);
  expect(await refusalOf(() => tenant({}, { id: "the-id" }))).toBe(
    `printix.Tenant "acme": ${byId("the option id").message}`,
  );
});

test("what a parent hands down is told by the parent's name, and the tenant's own word goes before it", async () => {
  const parent = () => new Parent("customers", { retainOnDelete: true });
  const cancel = { deletionPolicy: "cancel" } as const;
  const refusal = await refusalOf(() => tenant(cancel, { parent: parent() }));
  expect(refusal).toContain('retainOnDelete, which comes from its parent "customers":');
  expect(refusal).toMatch(refusing("retainOnDelete"));
  await register(() => tenant(cancel, { parent: parent(), retainOnDelete: false }));
});

test("the policy that counts is the last one: of the configuration, or of a transformation", async () => {
  pulumi.runtime.setAllConfig({ "printix:deletionPolicy": "cancel" });
  const byConfiguration = await refusalOf(() => tenant({}, { retainOnDelete: true }));
  expect(byConfiguration).toMatch(refusing("retainOnDelete"));
  pulumi.runtime.setAllConfig({});

  // `abandon` sets retainOnDelete, and the transformation takes the policy away from under it.
  const cancelling: pulumi.ResourceTransformation = ({ props, opts }) => ({
    props: { ...props, deletionPolicy: "cancel" },
    opts,
  });
  const refusal = await refusalOf(() => tenant({ deletionPolicy: "abandon" }, { transformations: [cancelling] }));
  expect(refusal).toMatch(refusing("retainOnDelete"));
});

test("so does what a transform is given, or gives itself; the engine calls those when all else is said", async () => {
  const kept: pulumi.ResourceTransform[] = [];
  await pulumi.runtime.setMocks({
    newResource: () => ({ id: "", state: {} }),
    call: () => ({}),
    registerTransform: (transform) => kept.push(transform),
  });
  try {
    pulumi.runtime.registerResourceTransform(({ props, opts }) => ({ props, opts: { ...opts, retainOnDelete: true } }));
    pulumi.runtime.registerResourceTransform(() => undefined);
    await awaitStackRegistrations();
  } finally {
    getCallbacks()?.shutdown();
  }
  const [giving, doingNothing] = kept as [pulumi.ResourceTransform, pulumi.ResourceTransform];
  const request = (type: string, deletionPolicy: string, opts: pulumi.CustomResourceOptions = {}) =>
    ({ type, name: "acme", custom: true, props: { deletionPolicy }, opts }) as pulumi.ResourceTransformArgs;
  const type = "pulumi-nodejs:dynamic/printix:Tenant";

  const given = await failureOf(async () => giving(request(type, "cancel")));
  expect(given.message).toMatch(refusing("retainOnDelete, which comes from a parent or a transform"));
  const inheritedOnes = await failureOf(async () => doingNothing(request(type, "prevent", { deletedWith: base() })));
  expect(inheritedOnes.message).toMatch(refusing("deletedWith, which comes from a parent or a transform"));
  expect(await giving(request(type, "abandon"))).toMatchObject({ opts: { retainOnDelete: true } });
  expect(await giving(request("test:index:Other", "cancel"))).toMatchObject({ opts: { retainOnDelete: true } });
});
