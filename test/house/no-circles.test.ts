import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { circleThrough } from "../../scripts/lint/no-circles.mjs";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "printix-circles-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Writes files that import each other, and gives the circle that the first one's import closes. */
function circle(files: Record<string, string>, imported: string): string[] | undefined {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const [first = ""] = Object.keys(files);
  return circleThrough(join(folder, first), imported)?.map((file) => basename(file));
}

test.each<[string, string]>([
  ["of types", 'import type { A } from "./a";'],
  ["of types that are named as such", 'import { type A } from "./a.js";'],
  ["of what is handed on", 'export type { A } from "./a";'],
  ["of values", 'import { A } from "./a.ts";'],
])("lint sees a circle %s", (_kind, back) => {
  const files = { "a.ts": 'import type { B } from "./b";', "b.ts": 'export * from "./c";', "c.ts": back };
  expect(circle(files, "./b")).toEqual(["a.ts", "b.ts", "c.ts", "a.ts"]);
});

test("a circle further down is none of this file, and packages are none", () => {
  const files = { "a.ts": "", "b.ts": 'import "./c"; import "fastify";', "c.ts": 'import "./b";' };
  expect(circle(files, "./b")).toBeUndefined();
  expect(circle(files, "fastify")).toBeUndefined();
});
