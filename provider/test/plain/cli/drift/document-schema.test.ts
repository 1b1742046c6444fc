import { readFileSync } from "node:fs";
import { driftSchemaText } from "../../../../src/cli/drift/document-schema";
import { parseReport, schemaFile } from "../../../drift-schema";
import { documentOf, findings } from "./findings";

test("the published schema is the program's: run node test/schemas/write-drift-schema.ts", () => {
  expect(readFileSync(schemaFile, "utf8")).toBe(driftSchemaText());
});

test("a report of every class fits it", () => {
  const report = documentOf(Object.values(findings), {
    ignored: [{ finding: findings.unmanaged, reason: "known", rule: "drift-ignore.yaml:2" }],
    warnings: ["look"],
  });
  expect(parseReport(JSON.stringify(report))).toEqual(report);
});

test.each([
  ["another version", { version: 2 }],
  ["a class that there is not", { findings: [{ ...findings.missing, class: "gone" }] }],
  [
    "a change without a side",
    { findings: [{ ...findings.changed, changes: [{ field: "tenantName", declared: "a" }] }] },
  ],
  ["a change of nothing", { findings: [{ ...findings.changed, changes: [] }] }],
  ["no stack", { stacks: [] }],
  ["no time", { checkedAt: "yesterday" }],
])("%s does not", (_what, changes) => {
  expect(() => parseReport(JSON.stringify({ ...documentOf([]), ...changes }))).toThrow("does not fit the schema");
});

test("what a later release may add does", () => {
  expect(() => parseReport(JSON.stringify({ ...documentOf([]), added: true }))).not.toThrow();
});
