import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../common/failure.cjs";
import { localFolder } from "../common/local-folder.cjs";
import type { Command } from "../context.ts";
import { ensureEngine } from "../engine/engine.ts";
import { buildQuietly } from "../build.ts";
import { pathWith, runTool } from "../run.ts";
import { lint } from "./lint.ts";
import { blocksLine } from "./blocks-line.ts";
import { closingLine, type JestResult } from "./closing-line.ts";

/** Where the engine is kept, and how often and where from random tests run. */
const ofTests = /^PRINTIX_(ENGINE_CACHE$|(FUZZ|PROPERTY|SCHEMATHESIS)_)/;

/** Without the user's Printix and Pulumi variables, except for those of the tests themselves. */
export function testEnvironment(env: NodeJS.ProcessEnv, engine: string): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => ofTests.test(name) || !/^(PRINTIX|PULUMI)_/.test(name));
  return { ...Object.fromEntries(kept), PATH: pathWith(env, engine), PULUMI_SKIP_UPDATE_CHECK: "true" };
}

function readResult(file: string): JestResult {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as JestResult;
  } catch {
    throw new Failure("The tests did not run, as said above.");
  }
}

/** What the tests themselves have written down, a line each. */
function noted(file: string): string[] {
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
}

/** Everything without arguments; with arguments only what jest makes of them. What takes long is for a pipeline alone. */
export const test: Command = async (context) => {
  const { root, env, args } = context;
  const engine = await ensureEngine(context);
  await buildQuietly(context);
  const isWhole = args.length === 0;
  const isPipeline = env["CI"] === "true";
  const lintStatus = isWhole ? await lint(context) : 0;
  // Of its own, as another run in this clone may be under way.
  const folder = mkdtempSync(join(localFolder(root), "test-"));
  try {
    const result = join(folder, "result.json");
    const omissions = join(folder, "left-out");
    const blocks = join(folder, "blocks");
    const testEnv = {
      ...testEnvironment(env, engine),
      PRINTIX_TESTS_LEFT_OUT: omissions,
      PRINTIX_TESTS_BLOCKS: blocks,
      PRINTIX_TESTS_SHORT: String(isWhole && !isPipeline),
      // Each command of the engine starts two processes that load the Pulumi SDK: compiled once, and not 700 times.
      NODE_COMPILE_CACHE: join(folder, "compiled"),
    };
    const jestArgs = [`--coverage=${String(isWhole && isPipeline)}`, "--json", `--outputFile=${result}`, ...args];
    const status = await runTool({ ...context, env: testEnv }, "jest/bin/jest.js", jestArgs);
    const line = closingLine(readResult(result));
    for (const what of [...new Set(noted(omissions))].sort()) console.log(`left out: ${what}`);
    if (isWhole && !isPipeline) console.log("left out: how much of the code the tests cover: CI=true measures it");
    const ofPages = blocksLine(noted(blocks));
    if (ofPages !== undefined) console.log(ofPages);
    if (lintStatus !== 0) console.log("lint failed, as said above the tests");
    console.log(line);
    return status === 0 ? lintStatus : status;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
