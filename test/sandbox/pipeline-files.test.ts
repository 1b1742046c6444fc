import { readdirSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { parse } from "yaml";
import { askFor } from "../support/ask-for";
import { leaveOut } from "../support/left-out";
import { pythonTool } from "../support/python-tool";
import { runProcess } from "../support/run-process";

const repository = join(__dirname, "..", "..");

/** Every file below a folder whose path is like that. */
function filesLike(folder: string, pattern: RegExp): string[] {
  const found = readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" });
  return found.map((file) => join(folder, file)).filter((file) => pattern.test(file) && !file.includes("node_modules"));
}

const workflows = [
  ...filesLike(".github", /\/workflows\/.+\.ya?ml$/),
  ...filesLike("examples", /\/\.github\/workflows\/.+\.ya?ml$/),
];
const others = [
  ["vendor.gitlab-ci", "examples/pipelines/gitlab/.gitlab-ci.yml", "--data-transform", "gitlab-ci"],
  // Its schema has expressions that are none with the flag `u`.
  ["vendor.azure-pipelines", "examples/pipelines/azure/azure-pipelines.yml", "--regex-variant", "nonunicode"],
  ["vendor.renovate", "examples/pipelines/github/renovate.json"],
] as const;

/** What a program says of files; nothing where all is well. */
async function saidBy(program: string, ...args: string[]): Promise<string> {
  const { status, output } = await runProcess(program, args, { cwd: repository, env: process.env });
  return status === 0 ? "" : output;
}

const linters = join(__dirname, "..", "support", "fetched", "linters.ts");

const actionlint = askFor<{ bin: string }>(linters, "actionlint");
if ("notHere" in actionlint) leaveOut(`workflows held to actionlint: ${actionlint.notHere}`);

("notHere" in actionlint ? test.skip : test)("actionlint finds nothing in any workflow", async () => {
  expect(workflows.length).toBeGreaterThan(4);
  const { bin } = actionlint as { bin: string };
  expect(await saidBy(join(bin, "actionlint"), ...workflows)).toBe("");
});

const kubeconform = askFor<{ bin: string }>(linters, "kubeconform");
if ("notHere" in kubeconform) leaveOut(`the operator's stack held to kubeconform: ${kubeconform.notHere}`);

/** A part of a schema of Kubernetes. */
interface Schema {
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | false;
  [keyword: string]: unknown;
}

/** A cluster drops what a definition does not name: here it is a fault, such as a mistyped `destroyOnFinalize`. */
function strict({ properties, additionalProperties, ...rest }: Schema): Schema {
  if (properties === undefined) {
    return { ...rest, ...(additionalProperties && { additionalProperties: strict(additionalProperties) }) };
  }
  const named = Object.entries(properties).map(([name, schema]) => [name, strict(schema)] as const);
  return { ...rest, properties: Object.fromEntries(named), additionalProperties: false };
}

/** Of the operator's 1.16, with what this stack has of 2.3, whose module no registry has. */
async function stackSchema(bin: string): Promise<Schema> {
  const definition = parse(await readFile(join(bin, "stacks.yaml"), "utf8")) as {
    spec: { versions: { name: string; schema: { openAPIV3Schema: Schema } }[] };
  };
  const { openAPIV3Schema: schema = {} } = definition.spec.versions.find(({ name }) => name === "v1")?.schema ?? {};
  const { spec = {}, ...others } = schema.properties ?? {};
  const ofLater = { preview: { type: "boolean" }, serviceAccountName: { type: "string" } };
  const whole = {
    ...schema,
    properties: { ...others, spec: { ...spec, properties: { ...spec.properties, ...ofLater } } },
  };
  const { properties, ...rest } = strict(whole);
  return { ...rest, properties: { ...properties, metadata: { type: "object" } } };
}

("notHere" in kubeconform ? test.skip : test)("kubeconform finds nothing in the operator's stack", async () => {
  const { bin } = kubeconform as { bin: string };
  const folder = await mkdtemp(join(tmpdir(), "printix-schema-"));
  try {
    await writeFile(join(folder, "stack.json"), JSON.stringify(await stackSchema(bin)));
    const manifest = join(repository, "examples", "pipelines", "operator", "stack.yaml");
    const options = ["-strict", "-schema-location", join(folder, "{{ .ResourceKind }}.json")];
    const check = (file: string): Promise<string> => saidBy(join(bin, "kubeconform"), ...options, file);
    expect(await check(manifest)).toBe("");
    const mistyped = join(folder, "mistyped.yaml");
    await writeFile(
      mistyped,
      (await readFile(manifest, "utf8")).replace("  destroyOnFinalize:", "  destroyOnFinalise:"),
    );
    expect(await check(mistyped)).toContain("destroyOnFinalise");
  } finally {
    await rm(folder, { recursive: true });
  }
});

const python = pythonTool("zizmor");
if (!python.isHere()) leaveOut("pipelines held to zizmor and to their schemas: there is no Python 3.10 here");
const testWithPython = python.isHere() ? test : test.skip;

testWithPython("zizmor finds nothing in any workflow, at its most pedantic", async () => {
  await python.install();
  expect(await saidBy(python.program("zizmor"), "--offline", "--pedantic", "--quiet", ...workflows)).toBe("");
});

testWithPython("each file of another forge fits its published schema", async () => {
  await python.install();
  const checker = python.program("check-jsonschema");
  for (const [schema, file, ...more] of others) {
    expect([relative(repository, file), await saidBy(checker, "--builtin-schema", schema, ...more, file)]).toEqual([
      relative(repository, file),
      "",
    ]);
  }
});
