import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
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

const actionlint = askFor<{ bin: string }>(join(__dirname, "..", "support", "fetched", "linters.ts"), "actionlint");
if ("notHere" in actionlint) leaveOut(`workflows held to actionlint: ${actionlint.notHere}`);

("notHere" in actionlint ? test.skip : test)("actionlint finds nothing in any workflow", async () => {
  expect(workflows.length).toBeGreaterThan(4);
  const { bin } = actionlint as { bin: string };
  expect(await saidBy(join(bin, "actionlint"), ...workflows)).toBe("");
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
