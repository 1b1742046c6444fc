import { join } from "node:path";
import type { Command, Context } from "../context.ts";
import { capture, runTool } from "../run.ts";

type Tool = [label: string, tool: string, args: string[]];

const pages = ["README.md", "CHANGELOG.md", "docs", "sandbox/README.md", "examples"];
/** Files and anchors alone: no address is asked, and none is needed of the repository. */
const links = ["--use", "remark-validate-links=repository:false"];

/** The others read what this one writes. */
const types: Tool = ["types", "typescript/lib/tsc.js", ["-b"]];
const others: Tool[] = [
  ["types of the tests", "typescript/lib/tsc.js", ["-p", "test/tsconfig.json"]],
  ["eslint", "eslint/bin/eslint.js", ["--max-warnings", "0", "."]],
  ["links of the pages", "remark-cli/cli.js", ["--frail", "--quiet", "--no-stdout", ...links, ...pages]],
  ["prettier", "prettier/bin/prettier.cjs", ["--check", "--log-level", "warn", "."]],
  ["knip", "knip/bin/knip.js", ["--treat-config-hints-as-errors"]],
  ...["sdk", "provider", "sandbox"].flatMap((folder): Tool[] => [
    [`publint of ${folder}`, "publint/src/cli.js", [folder, "--strict"]],
    [`types of ${folder}, packed`, "@arethetypeswrong/cli/dist/index.js", ["--pack", folder, "--quiet"]],
  ]),
];

/** Runs a check beside others, and hands on what it says where it fails. */
async function check({ root, env }: Context, [, tool, args]: Tool): Promise<boolean> {
  const { status, stdout, stderr } = await capture(process.execPath, [join(root, "node_modules", tool), ...args], {
    cwd: root,
    env,
  });
  if (status !== 0) process.stderr.write(stdout + stderr);
  return status === 0;
}

/** Runs every check, so that one run tells all that is wrong. */
export const lint: Command = async (context) => {
  const [label, tool, args] = types;
  const failed = (await runTool(context, tool, args)) === 0 ? [] : [label];
  const fine = await Promise.all(others.map((other) => check(context, other)));
  others.forEach(([other], index) => {
    if (fine[index] !== true) failed.push(other);
  });
  console.error(failed.length === 0 ? "lint: fine" : `lint: failed in ${failed.join(", ")}`);
  return failed.length === 0 ? 0 : 1;
};
