import { planImport, type ImportOptions, type ImportPlan } from "../../../../src/cli/import/plan-import";
import type { ProgramFolder } from "../../../../src/cli/import/program-folder";
import type { StackState } from "../../../../src/cli/shared/pulumi/stack-export";
import { dynamicTenantType, nativeTenantType } from "../../../../src/tenant/tenant-types";
import type { DeletionPolicy } from "../../../../src/tenant/deletion-policy";
import { acme, acmeState, tenantId } from "../../../acme";
import { failureOf } from "../../../failure-of";
import { fakeClient } from "../../../fake-client";
import { acmeCreating, acmeKept, asNative, defaultProvider, nordic, stateWith, urnOf } from "../stack";

const globexInputs = { tenantName: "Globex", tenantDomain: "globex.printix.net", deletionPolicy: "prevent" };
const globex = { ...acme, id: "22222222", tenantName: "Globex", tenantDomain: "globex.printix.net" };

interface Given {
  files?: Record<string, string>;
  state?: StackState;
  usual?: DeletionPolicy;
  maxVanishedPercent?: number;
  program?: ProgramFolder;
  /** What `pulumi preview --json` prints. */
  preview?: object;
}

const notAsked = (): Promise<string> => Promise.reject(new Error("nobody asks for that"));

/** A TypeScript program in the current folder. */
function programWith(mainText?: string): ProgramFolder {
  return { mainPath: "index.ts", workingFolder: ".", isModule: false, ...(mainText !== undefined && { mainText }) };
}

/** A tenant in a step of a preview. */
function step(op: "create" | "delete", name: string, inputs: object = {}): object {
  const state = { type: dynamicTenantType, inputs };
  return { op, urn: urnOf(name), ...(op === "create" ? { newState: state } : { oldState: state }) };
}

/** Plans, and says what was asked of engine and API, in order. */
async function plan(
  {
    files = {},
    state = stateWith({ pendingCreates: [] }),
    usual = "prevent",
    maxVanishedPercent = 10,
    program,
    preview = { steps: [] },
  }: Given,
  options: Partial<ImportOptions> = {},
): Promise<ImportPlan & { asked: string[]; notes: string[] }> {
  const asked: string[] = [];
  const notes: string[] = [];
  const client = fakeClient({
    list: () => {
      asked.push("list");
      return Promise.resolve([acme, globex]);
    },
  });
  const planned = await planImport(
    {
      pulumi: {
        state: () => (asked.push("state"), Promise.resolve(state)),
        preview: () => (asked.push("preview"), Promise.resolve(JSON.stringify(preview))),
      },
      others: new Map([
        ["prod", { state: () => (asked.push("state of prod"), Promise.resolve(stateWith())), preview: notAsked }],
      ]),
      connect: () => Promise.resolve({ client, deletionPolicy: usual, maxVanishedPercent }),
      read: (path) => Promise.resolve(files[path]),
      findProgram: () => Promise.resolve(program),
      note: (line) => notes.push(line),
    },
    { patterns: [], out: "import.json", isForced: false, ...options },
  );
  return { ...planned, asked, notes };
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
  const { files, next, nextInShell } = await plan({ usual: "prevent" }, options);
  expect(files.map(({ path }) => path)).toEqual(["my program/import.json", "my program/tenants.yaml"]);
  expect(files[1]?.text).toContain("    deletionPolicy: abandon\n");
  expect(next).toBe(
    "pulumi import --file import.json --generate-code=false --protect=false --stack dev --cwd 'my program'",
  );
  expect(nextInShell?.posix).toBe(`PULUMI_SKIP_CHECKPOINTS=true ${next ?? ""}`);
  expect(nextInShell?.powershell).toBe(
    `$env:PULUMI_SKIP_CHECKPOINTS='true'; try { ${next ?? ""} } finally { Remove-Item Env:PULUMI_SKIP_CHECKPOINTS }`,
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

const blocks = `import * as printix from "pulumi-printix";

new printix.Tenant("acme", {
  tenantName: "Acme Co.",
  tenantDomain: "acme",
});

new printix.Tenant("globex", {
  tenantName: "Globex",
  tenantDomain: "globex",
});
`;

test("a TypeScript program in place of entries", async () => {
  const { files } = await plan({}, { typescript: "more.ts" });
  expect(files[1]).toMatchObject({ path: "more.ts", text: blocks });
});

test("a folder that has a program and no tenants.yaml gets a file of the program, and the line that runs it", async () => {
  const { files, missing, next, asked } = await plan({ program: programWith("export {};\n") });
  expect(files[1]).toMatchObject({ path: "tenants.ts", text: blocks });
  expect(missing).toEqual({ path: "index.ts", lines: ['import "./tenants";'] });
  expect(next).toContain("--file import.json");
  expect(asked).toEqual(["state", "preview", "state of prod", "list"]);
});

test("a folder without a program gets one", async () => {
  const { files, missing } = await plan({ program: programWith() });
  expect(files[1]).toMatchObject({ path: "index.ts", text: blocks });
  expect(missing).toBeUndefined();
});

test("a folder with tenants.yaml gets entries, and the line that reads them, where its program does not", async () => {
  const files = { "tenants.yaml": "tenants: {}\n" };
  const { files: written, missing } = await plan({ files, program: programWith("") });
  expect(written[1]?.path).toBe("tenants.yaml");
  const line = 'printix.tenantsFromFile("tenants.yaml");';
  expect(missing).toEqual({ path: "index.ts", lines: ['import * as printix from "pulumi-printix";', line] });
  const reading = await plan({ program: programWith(line) });
  expect(reading.files[1]?.path).toBe("tenants.yaml");
  expect(reading.missing).toBeUndefined();
});

test("a file of the program that is there is added to, under the name that it has the package by", async () => {
  const there =
    'import * as p from "pulumi-printix";\nnew p.Tenant("globex", { tenantName: "Globex", tenantDomain: "globex" });';
  const given = {
    program: programWith("import './tenants';"),
    preview: { steps: [step("create", "globex", { ...globexInputs })] },
  };
  const { files, chosen, missing } = await plan({ files: { "tenants.ts": there }, ...given });
  expect(files[1]?.text).toBe(
    `${there}\n\nnew p.Tenant("acme", {\n  tenantName: "Acme Co.",\n  tenantDomain: "acme",\n});\n`,
  );
  expect(chosen.map(({ name, isDeclared }) => [name, isDeclared])).toEqual([
    ["globex", true],
    ["acme", false],
  ]);
  expect(missing).toBeUndefined();
  const other = plan({ files: { "tenants.ts": 'import { Tenant } from "pulumi-printix";' }, ...given });
  expect((await failureOf(() => other)).message).toContain("tenants.ts has pulumi-printix in a way that");
});

const kept = stateWith({ pendingCreates: [], resources: [acmeKept] });

test.each([
  [
    "a program",
    { program: programWith("export {};") },
    "tenants.ts",
    blocks.slice(0, blocks.indexOf('\nnew printix.Tenant("globex"')),
  ],
  [
    "a file of entries",
    { files: { "tenants.yaml": "" } },
    "tenants.yaml",
    "tenants:\n  acme:\n    tenantName: Acme Co.\n    tenantDomain: acme\n",
  ],
])(
  "a tenant that state has and the program does not declare gets its declaration: %s",
  async (_, given, path, text) => {
    const preview = {
      steps: [step("delete", "acme")],
      diagnostics: [{ severity: "error", message: "it is protected" }],
    };
    const { files, undeclared, chosen, next, notes } = await plan(
      { ...given, state: kept, preview },
      { patterns: ["acme"] },
    );
    expect(undeclared).toMatchObject([{ name: "acme", found: { id: tenantId } }]);
    expect({ files, chosen, next, notes }).toEqual({
      files: [{ path, text, isAddedTo: true }],
      chosen: [],
      next: undefined,
      notes: [],
    });
  },
);

test("one that the program declares gets none, and where the preview does not come that far, a note says so", async () => {
  const given = { program: programWith("export {};"), state: kept };
  expect((await plan(given)).leftOut).toMatchObject([{ reason: "in the state already, as acme" }]);
  const preview = { steps: [], diagnostics: [{ severity: "error", message: "error: index.ts:1:1\n" }] };
  const { leftOut, notes } = await plan({ ...given, preview });
  expect(leftOut).toHaveLength(1);
  expect(notes).toEqual([expect.stringMatching(/not known in full, .*: error: index\.ts:1:1$/)]);
});

test("where every tenant of state has its entry, no preview is run", async () => {
  const files = { "tenants.yaml": "tenants:\n  acme: { tenantName: Acme Co., tenantDomain: acme }\n  more: {}\n" };
  expect((await plan({ files: { ...files }, state: kept }, { patterns: ["acme"] })).asked).toEqual([
    "state",
    "state of prod",
    "list",
  ]);
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
    "import.json is there already. Nothing was written.\n  - Move it away, or use --force. [PRINTIX_FILE]",
  );
  expect((await plan(given, { isForced: true })).files).toHaveLength(2);
});

test("an edit that somebody makes while the list is read is not written over", async () => {
  const files: Record<string, string> = { "tenants.yaml": "tenants:\n" };
  const { assertStill } = await plan({ files });
  await assertStill();
  files["tenants.yaml"] = "tenants:\n  initech: { tenantName: Initech, tenantDomain: initech }\n";
  expect((await failureOf(assertStill)).message).toBe(
    "tenants.yaml was changed in the meantime. Nothing was written.\n  - Run it again. [PRINTIX_FILE]",
  );
});

test("nor is an import file, where somebody makes it meanwhile", async () => {
  const files: Record<string, string> = {};
  const { assertStill } = await plan({ files });
  const { assertStill: forced } = await plan({ files }, { isForced: true });
  await assertStill();
  files["import.json"] = "mine";
  expect((await failureOf(assertStill)).message).toContain("is there already. Nothing was written");
  await forced();
});

test("nothing comes in by a list that shows none of the tenants of state, unless somebody allows it", async () => {
  const state = stateWith({ pendingCreates: [], resources: [{ ...acmeKept, id: "other" }] });
  expect((await failureOf(() => plan({ state }))).message).toMatch(
    /^State holds 1 tenants, and Printix lists 2 others for the partner .+: nothing was written\.\n/,
  );
  expect((await plan({ state, maxVanishedPercent: 100 })).chosen).toHaveLength(2);
});

test("with another partner's state nothing is listed", async () => {
  const foreign = { ...acmeState, selfUrl: "https://api.printix.net/public/partners/somebody/tenants/1" };
  const state = stateWith({ pendingCreates: [], resources: [{ ...acmeKept, outputs: { ...foreign } }] });
  const { message } = await failureOf(() => plan({ state }));
  expect(message).toMatch(/\bsomebody\b[^]* \[PRINTIX_OTHER_PARTNER\]$/);
});

describe("for the native plugin", () => {
  const inFile = (files: ImportPlan["files"]): unknown => JSON.parse(files[0]?.text ?? "");
  const line = (name: string, id: string) => `pulumi import ${nativeTenantType} ${name} ${id} --generate-code=false`;

  test("an import file, its blocks, and the same a tenant at a time", async () => {
    const { files, missing, next, nextEach } = await plan({ program: programWith("export {};\n") }, { isNative: true });
    const parsed = inFile(files) as { resources: object[] };
    expect(parsed.resources).toMatchObject([{ type: nativeTenantType }, { type: nativeTenantType }]);
    expect(files[0]?.text).not.toContain("__provider");
    expect(files[1]).toMatchObject({ path: "tenants.ts", text: blocks.replace('printix";', 'printix/native";') });
    expect(missing).toEqual({ path: "index.ts", lines: ['import "./tenants";'] });
    expect(next).toBe("pulumi import --file import.json --generate-code=false");
    expect(nextEach).toEqual([line("acme", tenantId), line("globex", "22222222")]);
  });

  test("a line has the words of the whole import, as a shell takes them", async () => {
    const options = { isNative: true, patterns: ["acme"], stack: "dev", cwd: "my program" };
    const { nextEach } = await plan({ usual: "abandon" }, options);
    expect(nextEach).toEqual([`${line("acme", tenantId)} --protect=false --stack dev --cwd 'my program'`]);
  });

  test("there are none where a read by id would give another policy than was asked for", async () => {
    expect((await plan({}, { isNative: true, deletionPolicy: "abandon" })).nextEach).toEqual([]);
  });

  const own = { ...nordic, inputs: { partnerId: fakeClient().partnerId } };
  const nativeBlock = (name: string, inputs: object): object => ({
    op: "create",
    urn: asNative({ ...acmeKept, urn: urnOf(name) }).urn,
    newState: { type: nativeTenantType, provider: `${own.urn}::4711`, inputs },
  });

  test("a block that a program has already gives its tenant its type and its provider", async () => {
    const given = {
      program: programWith("export {};"),
      preview: { steps: [nativeBlock("globex", globexInputs)] },
      state: stateWith({ pendingCreates: [], resources: [own] }),
    };
    const { files, nextEach } = await plan(given);
    expect(inFile(files)).toMatchObject({
      nameTable: { [own.urn]: own.urn },
      resources: [
        { logicalName: "globex", type: nativeTenantType, provider: own.urn },
        { logicalName: "acme", type: dynamicTenantType },
      ],
    });
    expect(nextEach).toEqual([]);
    expect((await plan(given, { patterns: ["globex"] })).nextEach).toEqual([
      `pulumi import ${nativeTenantType} globex 22222222 --provider nordic=${own.urn} --generate-code=false`,
    ]);
  });

  test.each([
    ["native tenants alone", [asNative(acmeKept)], [], nativeTenantType],
    ["one that a killed run was creating alone", [], [asNative(acmeCreating)], nativeTenantType],
    ["tenants of both", [asNative(acmeKept), { ...acmeKept, urn: urnOf("other") }], [], dynamicTenantType],
    ["no tenant", [], [], dynamicTenantType],
  ])("without the option, state decides: %s", async (_, resources, pendingCreates, type) => {
    const state = stateWith({ resources: [defaultProvider, ...resources], pendingCreates });
    const { files } = await plan({ state }, { patterns: ["globex"] });
    expect(inFile(files)).toMatchObject({ resources: [{ logicalName: "globex", type }] });
  });

  test("entries are written where the program reads them, or somebody asks for them, and no line that reads them", async () => {
    const files = { "tenants.yaml": "tenants: {}\n" };
    const options = { isNative: true };
    const unread = await plan({ files, program: programWith("") }, options);
    expect(unread.files[1]?.path).toBe("tenants.ts");
    const read = await plan({ files, program: programWith("// tenants.yaml") }, options);
    expect(read.files[1]?.path).toBe("tenants.yaml");
    const asked = await plan({ program: programWith("") }, { ...options, yaml: "more.yaml" });
    expect([asked.files[1]?.path, asked.missing]).toEqual(["more.yaml", undefined]);
    expect((await plan({ files }, options)).files[1]?.path).toBe("tenants.yaml");
  });

  test("tenants of state that are another partner's are told, and do not make this partner's list a wrong one", async () => {
    const selfUrl = "https://api.printix.net/public/partners/nordic-partner/tenants/1";
    const foreign = { ...asNative({ ...acmeKept, urn: urnOf("volvo") }, nordic), id: "1", outputs: { selfUrl } };
    const state = stateWith({ pendingCreates: [], resources: [nordic, foreign] });
    const { chosen, notes } = await plan({ state });
    expect(chosen.map(({ name }) => name)).toEqual(["acme", "globex"]);
    expect(notes).toEqual([expect.stringContaining("1 tenant of the partner nordic-partner left out")]);
  });

  test("a block that a program no longer has is seen in a preview as the dynamic one is", async () => {
    const kept = asNative(acmeKept);
    const gone = { op: "delete", urn: kept.urn, oldState: { type: nativeTenantType, inputs: kept.inputs } };
    const state = stateWith({ pendingCreates: [], resources: [defaultProvider, kept] });
    const { undeclared } = await plan({ state, program: programWith("export {};"), preview: { steps: [gone] } });
    expect(undeclared).toMatchObject([{ name: "acme", found: { id: tenantId } }]);
  });
});
