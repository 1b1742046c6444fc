import type { Command } from "../context.ts";
import { runTool } from "../run.ts";

const tools: [label: string, tool: string, args: string[]][] = [
  ["types", "typescript/lib/tsc.js", ["-b"]],
  ["types of the tests", "typescript/lib/tsc.js", ["-p", "test/tsconfig.json"]],
  ["eslint", "eslint/bin/eslint.js", ["."]],
  ["prettier", "prettier/bin/prettier.cjs", ["--check", "--log-level", "warn", "."]],
];

/** Runs every check, so that one run tells all that is wrong. */
export const lint: Command = async (context) => {
  const failed: string[] = [];
  for (const [label, tool, args] of tools) {
    if ((await runTool(context, tool, args)) !== 0) failed.push(label);
  }
  console.error(failed.length === 0 ? "lint: fine" : `lint: failed in ${failed.join(", ")}`);
  return failed.length === 0 ? 0 : 1;
};
