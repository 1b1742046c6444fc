import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { matchesGlob } from "../../../../src/cli/shared/glob";
import { parseIgnoreFile, readIgnoreFile } from "../../../../src/cli/drift/ignore-file";
import { isIgnoredBy, type IgnoreRule } from "../../../../src/cli/drift/ignore-rule";
import { tenantId } from "../../../acme";
import { failureOf } from "../../../failure-of";
import { findings } from "./findings";

const file = "drift-ignore.yaml";

test.each([
  ["acme", "acme", true],
  ["acme", "acme2", false],
  ["*", "", true],
  ["a*", "acme", true],
  ["*e", "acme", true],
  ["a*m*e", "acme", true],
  ["ac*cme", "acme", false],
  ["a*x*e", "acme", false],
  ["b*", "acme", false],
  ["a.me", "acme", false],
])("the pattern %s and %s: %s", (pattern, text, isMatch) => {
  expect(matchesGlob(pattern, text)).toBe(isMatch);
});

test.each<[string, Omit<IgnoreRule, "reason">, (keyof typeof findings)[]]>([
  ["a class", { class: "missing" }, ["missing"]],
  [
    "a stack, of which an unmanaged tenant has none",
    { stack: "customers/*" },
    ["guarded", "changed", "missing", "pending"],
  ],
  ["a name", { name: "ac*" }, ["guarded", "changed", "missing", "pending"]],
  ["another name", { name: "globex" }, []],
  ["an id", { tenantId }, ["guarded", "changed", "missing", "unmanaged"]],
  ["an id in capitals", { tenantId: tenantId.toUpperCase() }, ["guarded", "changed", "missing", "unmanaged"]],
  ["a short domain", { tenantDomain: "acme" }, ["guarded", "changed", "missing", "unmanaged", "pending"]],
  ["a declared domain", { tenantDomain: "acme-old*" }, ["changed"]],
  ["one field, where no other has changed", { fields: ["tenantName"] }, ["guarded"]],
  ["both fields", { fields: ["tenantName", "tenantDomain"] }, ["guarded", "changed"]],
  ["all at once", { class: "changed", name: "acme", tenantDomain: "other" }, []],
])("a rule names %s", (_what, selectors, fitting) => {
  const rule = { ...selectors, reason: "known" };
  const found = Object.entries(findings).filter(([, finding]) => isIgnoredBy(rule, finding));
  expect(found.map(([name]) => name)).toEqual(fitting);
});

test("rules are read with the line where they stand", () => {
  const source =
    "# ours\nignore:\n  - name: acme\n    reason: why\n\n  - { class: pending, reason: later, expires: 2027-01-31 }\n";
  expect(parseIgnoreFile(source, file)).toEqual([
    { name: "acme", reason: "why", place: `${file}:3` },
    { class: "pending", reason: "later", expires: "2027-01-31", place: `${file}:6` },
  ]);
  expect(parseIgnoreFile("ignore: []\n", file)).toEqual([]);
});

test.each([
  ["no reason", "ignore:\n  - name: acme\n", `${file}:2: ignore[0].reason is missing`],
  ["no selector", "ignore:\n  - reason: all\n", `${file}:2: ignore[0] must name at least one of class, stack, name`],
  [
    "an unknown key",
    "ignore:\n  - reason: x\n    nam: acme\n",
    `${file}:3: ignore[0].nam is not known here; known are class`,
  ],
  ["an unknown class", "ignore:\n  - class: gone\n    reason: x\n", "must be one of protected-and-changed, changed"],
  [
    "an unknown field",
    "ignore:\n  - fields:\n      - tenantName\n      - name\n    reason: x\n",
    `${file}:4: ignore[0].fields[1] must be`,
  ],
  ["no field", "ignore:\n  - fields: []\n    reason: x\n", `${file}:2: ignore[0].fields is empty`],
  [
    "a number for a name",
    "ignore:\n  - name: 7\n    reason: x\n",
    `${file}:2: ignore[0].name must be a text; put it in quotes`,
  ],
  ["an empty reason", 'ignore:\n  - name: a\n    reason: " "\n', `${file}:3: ignore[0].reason is empty`],
  ["no day", "ignore:\n  - name: a\n    reason: x\n    expires: soon\n", `${file}:4: ignore[0].expires must be a day`],
  ["a day that is none", "ignore:\n  - name: a\n    reason: x\n    expires: 2026-02-30\n", `${file}:4:`],
  ["another file", "tenants: {}\n", `${file}:1: tenants is not known here; only ignore is`],
  ["an empty file", "", `${file}:1: the file must begin with ignore:`],
  ["no list", "ignore: all\n", `${file}:1: ignore must be a list of rules`],
  ["no rule", "ignore:\n  - acme\n", `${file}:2: ignore[0] must be a rule, with a reason`],
  ["broken YAML", "ignore:\n  - {\n", `${file}:`],
  ["an alias without an anchor", "ignore: *rules\n", `${file}:1: *rules refers to nothing`],
])("a mistake is named with its place: %s", async (_what, source, message) => {
  expect((await failureOf(() => parseIgnoreFile(source, file))).message).toContain(message);
});

test("all mistakes are told at once, in the order of the file", async () => {
  const source = "ignore:\n  - why: x\n    name: 7\n    reason: y\n  - reason: z\n";
  const { message } = await failureOf(() => parseIgnoreFile(source, file));
  expect(message.split("\n").map((line) => line.split(" ")[0])).toEqual([`${file}:2:`, `${file}:3:`, `${file}:5:`]);
});

test("a file that is not there is no rules, unless it was asked for", async () => {
  const folder = mkdtempSync(join(tmpdir(), "drift-ignore-"));
  try {
    const path = join(folder, file);
    expect(await readIgnoreFile(undefined, path)).toEqual([]);
    expect((await failureOf(() => readIgnoreFile(path, path))).message).toContain(
      `the ignore rules cannot be read: ENOENT`,
    );
    writeFileSync(path, "ignore:\n  - { name: a, reason: b }\n");
    expect(await readIgnoreFile(undefined, path)).toEqual([{ name: "a", reason: "b", place: `${path}:2` }]);
    expect((await failureOf(() => readIgnoreFile(undefined, folder))).message).toContain("cannot be read");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
