import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { manifestOf, published } from "../schemas/package-fields.ts";

const root = join(__dirname, "..", "..");

/** Each way into a package, as a program names it. */
const entries = published.flatMap((folder) => {
  const { name, exports = { ".": {} } } = manifestOf(root, folder) as { name?: string; exports?: object };
  return Object.keys(exports)
    .filter((entry) => !entry.endsWith(".json"))
    .map((entry) => join(name ?? "", entry));
});

/** What Node adds to the names that it takes from a CommonJS module. */
const ofNode = ["default", "module.exports", "__esModule"];

/** What a script prints that has it from Node alone. */
function namesBy(type: string, script: string): string[] {
  const args = [`--input-type=${type}`, "--eval", `${script}; process.stdout.write(JSON.stringify(names.sort()))`];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" })) as string[];
}

test.each(entries)("an ES module imports each name of %s", (entry) => {
  const required = namesBy("commonjs", `const names = Object.keys(require("${entry}"))`);
  expect(required.length).toBeGreaterThan(0);
  const imported = namesBy("module", `import * as all from "${entry}"; const names = Object.keys(all)`);
  expect(imported.filter((name) => !ofNode.includes(name))).toEqual(required);
});

test("there are six ways in", () => {
  expect(entries).toHaveLength(6);
});
