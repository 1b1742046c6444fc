import { planImport, type ImportOptions, type ImportPlan } from "../../../../src/command/import/plan-import";
import type { StackState } from "../../../../src/command/pulumi/stack-export";
import type { DeletionPolicy } from "../../../../src/tenant/deletion-policy";
import { acme, acmeState, tenantId } from "../../../acme";
import { failureOf } from "../../../failure-of";
import { fakeClient } from "../../../fake-client";
import { acmeKept, stateWith } from "../stack";

const globex = { ...acme, id: "22222222", tenantName: "Globex", tenantDomain: "globex.printix.net" };

interface Given {
  files?: Record<string, string>;
  state?: StackState;
  usual?: DeletionPolicy;
  maxVanishedPercent?: number;
}

/** Plans, and says what was asked of engine and API, in order. */
async function plan(
  { files = {}, state = stateWith({ pendingCreates: [] }), usual = "prevent", maxVanishedPercent = 10 }: Given,
  options: Partial<ImportOptions> = {},
): Promise<ImportPlan & { asked: string[] }> {
  const asked: string[] = [];
  const client = fakeClient({
    list: () => {
      asked.push("list");
      return Promise.resolve([acme, globex]);
    },
  });
  const planned = await planImport(
    {
      pulumi: { state: () => (asked.push("state"), Promise.resolve(state)) },
      others: new Map([["prod", { state: () => (asked.push("state of prod"), Promise.resolve(stateWith())) }]]),
      connect: () => Promise.resolve({ client, deletionPolicy: usual, maxVanishedPercent }),
      read: (path) => Promise.resolve(files[path]),
    },
    { patterns: [], out: "import.json", yaml: "tenants.yaml", isForced: false, ...options },
  );
  return { ...planned, asked };
}

test("one list, an import file as a create would have left state, and entries for the program", async () => {
  const { files, next, asked } = await plan({ files: { "tenants.yaml": "tenants: {} \n" } }, { patterns: ["acme"] });
  expect(asked).toEqual(["state", "state of prod", "list"]);
  expect(files.map(({ path }) => path)).toEqual(["import.json", "tenants.yaml"]);
  expect(JSON.parse(files[0]?.text ?? "")).toMatchObject({
    resources: [{ logicalName: "acme", id: tenantId, outputs: acmeState }],
  });
  expect(files[1]?.text).toBe("tenants:\n  acme:\n    tenantName: Acme Co.\n    tenantDomain: acme\n");
  expect(next).toBe("pulumi import --file import.json --generate-code=false");
});

test("in another folder, on another stack, with another policy", async () => {
  const options = { cwd: "my program", stack: "dev", deletionPolicy: "abandon" } as const;
  const { files, next } = await plan({ usual: "prevent" }, options);
  expect(files.map(({ path }) => path)).toEqual(["my program/import.json", "my program/tenants.yaml"]);
  expect(files[1]?.text).toContain("    deletionPolicy: abandon\n");
  expect(next).toBe(
    "pulumi import --file import.json --generate-code=false --protect=false --stack dev --cwd 'my program'",
  );
});

test("the stack's own policy is not repeated in each entry", async () => {
  const { files, next } = await plan({ usual: "cancel" });
  expect(files[0]?.text).toContain('"deletionPolicy": "cancel"');
  expect(files[1]?.text).not.toContain("deletionPolicy");
  expect(next).toContain("--protect=false");
});

test("a tenant whose entry names no policy is not imported under one that nobody gave it", async () => {
  const files = { "tenants.yaml": "tenants:\n  acme:\n    tenantName: Acme Co.\n    tenantDomain: acme\n" };
  const { chosen, leftOut } = await plan({ files, usual: "prevent" }, { deletionPolicy: "cancel" });
  expect(chosen.map(({ name }) => name)).toEqual(["globex"]);
  expect(leftOut).toMatchObject([{ tenant: { id: tenantId } }]);
  expect((await plan({ files, usual: "cancel" }, { deletionPolicy: "cancel" })).leftOut).toEqual([]);
});

test("a TypeScript program in place of entries", async () => {
  const { files } = await plan({}, { typescript: "more.ts" });
  expect(files[1]).toEqual({
    path: "more.ts",
    text: `import * as printix from "pulumi-printix";

new printix.Tenant("acme", {
  tenantName: "Acme Co.",
  tenantDomain: "acme",
});

new printix.Tenant("globex", {
  tenantName: "Globex",
  tenantDomain: "globex",
});
`,
  });
});

test("where nothing is chosen, nothing is written", async () => {
  const { chosen, leftOut, files } = await plan(
    { state: stateWith({ pendingCreates: [], resources: [acmeKept] }) },
    { patterns: ["acme"] },
  );
  expect({ chosen, files }).toEqual({ chosen: [], files: [] });
  expect(leftOut).toMatchObject([{ tenant: { id: tenantId } }]);
});

test("a file that is there is not written over, before anything is asked", async () => {
  const given = { files: { "import.json": "{}" } };
  expect((await failureOf(() => plan(given))).message).toBe(
    "import.json is there already. Nothing was written: move it away, or use --force.",
  );
  expect((await failureOf(() => plan({ files: { "more.ts": "" } }, { typescript: "more.ts" }))).message).toContain(
    "more.ts",
  );
  expect((await plan(given, { isForced: true })).files).toHaveLength(2);
});

test("an edit that somebody makes while the list is read is not written over", async () => {
  const files: Record<string, string> = { "tenants.yaml": "tenants:\n" };
  const { assertStill } = await plan({ files });
  await assertStill();
  files["tenants.yaml"] = "tenants:\n  initech: { tenantName: Initech, tenantDomain: initech }\n";
  expect((await failureOf(assertStill)).message).toBe(
    "tenants.yaml was changed meanwhile. Nothing was written: run it again.",
  );
});

test.each([
  ["import.json", {}],
  ["more.ts", { typescript: "more.ts" }],
])("nor is %s, where somebody makes it meanwhile", async (made, options) => {
  const files: Record<string, string> = {};
  const { assertStill } = await plan({ files }, options);
  const { assertStill: forced } = await plan({ files }, { ...options, isForced: true });
  await assertStill();
  files[made] = "mine";
  expect((await failureOf(assertStill)).message).toContain("is there already. Nothing was written");
  await forced();
});

test("nothing comes in by a list that shows none of the tenants of state, unless somebody allows it", async () => {
  const state = stateWith({ pendingCreates: [], resources: [{ ...acmeKept, id: "other" }] });
  expect((await failureOf(() => plan({ state }))).message).toMatch(
    /^None of the tenants that state holds \(1\) is in Printix's list for the partner .+ \(2\): nothing was written\. Check/,
  );
  expect((await plan({ state, maxVanishedPercent: 100 })).chosen).toHaveLength(2);
});

test("with another partner's state nothing is listed", async () => {
  const foreign = { ...acmeState, selfUrl: "https://api.printix.net/public/partners/somebody/tenants/1" };
  const state = stateWith({ pendingCreates: [], resources: [{ ...acmeKept, outputs: { ...foreign } }] });
  expect((await failureOf(() => plan({ state }))).message).toContain("belongs to the partner somebody");
});
