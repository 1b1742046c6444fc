import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { docsTest } from "../commands/docs-test.ts";
import { test as runTests } from "../commands/test.ts";
import { fakeClone, type FakeClone } from "./fake-clone.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const base = temporaryFolder();
const said = jest.spyOn(console, "log").mockImplementation(() => undefined);

beforeEach(() => said.mockClear());
afterAll(() => {
  said.mockRestore();
});

function run({ root, env }: FakeClone, ...args: string[]): Promise<number> {
  return runTests({ root, env, args });
}

test("two runs at once in one clone count each its own tests, and leave nothing", async () => {
  // Each ends once both have written their result.
  const jestProgram = `
    const { existsSync, writeFileSync } = require("node:fs");
    const file = process.argv.find((arg) => arg.startsWith("--outputFile=")).slice("--outputFile=".length);
    const passed = process.argv.at(-1);
    const others = { numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0 };
    writeFileSync(file, JSON.stringify({ numPassedTests: Number(passed), ...others }));
    writeFileSync("tested-" + passed, "");
    const look = () => (existsSync("tested-1") && existsSync("tested-2")) || setTimeout(look, 5);
    look();
  `;
  const clone = fakeClone(base, "", { "node_modules/jest/bin/jest.js": jestProgram });
  expect(await Promise.all([run(clone, "1"), run(clone, "2")])).toEqual([0, 0]);
  expect(said.mock.calls.flat().sort()).toEqual(["tests: 1 passed, 0 failed", "tests: 2 passed, 0 failed"]);
  expect(readdirSync(join(clone.root, ".printix"))).toEqual([]);
});

test("what the tests leave out is said before the closing line, each once", async () => {
  const jestProgram = `
    const { appendFileSync, writeFileSync } = require("node:fs");
    const file = process.argv.find((arg) => arg.startsWith("--outputFile=")).slice("--outputFile=".length);
    const others = { numFailedTests: 0, numPendingTests: 4, numTodoTests: 0, numRuntimeErrorTestSuites: 0 };
    for (const what of ["a browser", "9 of 10 runs", "a browser"]) {
      appendFileSync(process.env.PRINTIX_TESTS_LEFT_OUT, what + "\\n");
    }
    writeFileSync(file, JSON.stringify({ numPassedTests: 1, ...others }));
  `;
  const clone = fakeClone(base, "", { "node_modules/jest/bin/jest.js": jestProgram });
  expect(await run(clone, "1")).toBe(0);
  const lines = ["left out: 9 of 10 runs", "left out: a browser", "tests: 1 passed, 0 failed, 4 skipped"];
  expect(said.mock.calls.flat()).toEqual(lines);
});

test("what became of the pages' blocks is said before the closing line", async () => {
  const jestProgram = `
    const { writeFileSync } = require("node:fs");
    const file = process.argv.find((arg) => arg.startsWith("--outputFile=")).slice("--outputFile=".length);
    const others = { numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0 };
    writeFileSync(process.env.PRINTIX_TESTS_BLOCKS, ["run", "file", "as", "not run:", "session", ""].join("\\n"));
    writeFileSync("args", process.argv.slice(-5).join(" "));
    writeFileSync(file, JSON.stringify({ numPassedTests: 1, ...others }));
  `;
  const { root, env } = fakeClone(base, "", { "node_modules/jest/bin/jest.js": jestProgram });
  expect(await docsTest({ root, env, args: [] })).toBe(0);
  const blocks = "blocks of the pages: 3 run, 1 held to a file that a test runs, 1 marked as not run";
  expect(said.mock.calls.flat()).toEqual([blocks, "tests: 1 passed, 0 failed"]);
  const args = "--selectProjects plain engine --testPathPatterns test/docs/|engine/(docs/|example-)";
  expect(readFileSync(join(root, "args"), "utf8")).toBe(args);
});

test("a run without a result is a failure", async () => {
  const clone = fakeClone(base, "", { "node_modules/jest/bin/jest.js": "" });
  await expect(run(clone, "1")).rejects.toThrow("The tests did not run");
});

test.each([
  ["a person", {}, [], "short, not measured"],
  ["a person who names files", {}, ["--testPathPatterns", "engine/drift"], "whole, not measured"],
  ["a pipeline", { CI: "true" }, [], "whole, measured"],
])("%s gets what takes long only where it is asked for, and is told what was left out", async (_, env, args, ran) => {
  const jestProgram = `
    const { writeFileSync } = require("node:fs");
    const file = process.argv.find((arg) => arg.startsWith("--outputFile=")).slice("--outputFile=".length);
    const others = { numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0 };
    const isShort = process.env.PRINTIX_TESTS_SHORT === "true";
    const isMeasured = process.argv.includes("--coverage=true");
    writeFileSync("ran", (isShort ? "short" : "whole") + (isMeasured ? ", measured" : ", not measured"));
    writeFileSync(file, JSON.stringify({ numPassedTests: 1, ...others }));
  `;
  const checks = ["eslint/bin/eslint.js", "prettier/bin/prettier.cjs", "knip/bin/knip.js", "publint/src/cli.js"];
  const tools = Object.fromEntries(
    [...checks, "remark-cli/cli.js", "@arethetypeswrong/cli/dist/index.js"].map((tool) => [`node_modules/${tool}`, ""]),
  );
  const clone = fakeClone(base, "", { "node_modules/jest/bin/jest.js": jestProgram, ...tools });
  const linted = jest.spyOn(console, "error").mockImplementation(() => undefined);
  expect(await run({ ...clone, env: { ...clone.env, ...env } }, ...args)).toBe(0);
  linted.mockRestore();
  expect(readFileSync(join(clone.root, "ran"), "utf8")).toBe(ran);
  const isTold = said.mock.calls.flat().some((line) => String(line).startsWith("left out: how much of the code"));
  expect(isTold).toBe(ran.startsWith("short"));
});
