import { importLine, parseProgramFile, runLine } from "../../../../src/cli/import/program-blocks";
import { dynamicTenantType, nativeTenantType } from "../../../../src/tenant/tenant-types";
import { failureOf } from "../../../failure-of";

const added = new Map([["acme", { tenantName: "Acme Co.", tenantDomain: "acme" }]]);

test.each([
  ["tenants.ts", false, 'import * as printix from "pulumi-printix";', 'import "./tenants";'],
  ["tenants.ts", true, 'import * as printix from "pulumi-printix";', 'import "./tenants.js";'],
  ["tenants.js", false, 'const printix = require("pulumi-printix");', 'require("./tenants");'],
  ["tenants.js", true, 'import * as printix from "pulumi-printix";', 'import "./tenants.js";'],
  ["tenants.cjs", true, 'const printix = require("pulumi-printix");', 'require("./tenants.cjs");'],
  ["tenants.mjs", false, 'import * as printix from "pulumi-printix";', 'import "./tenants.mjs";'],
])("%s, module %s: has the package, and is run, as its kind does", (file, isModule, first, line) => {
  expect(parseProgramFile("", file, isModule, dynamicTenantType).with(added).split("\n", 1)).toEqual([first]);
  expect(runLine(file, file, isModule)).toBe(line);
});

test.each([
  ['import * as px from "pulumi-printix";\n', "px"],
  ["const printix = require('pulumi-printix');\n", "printix"],
  ['import px = require("pulumi-printix");\n', "px"],
])("blocks are added to %j by the name it has", (source, name) => {
  const text = parseProgramFile(source, "tenants.ts", false, dynamicTenantType).with(added);
  expect(text).toBe(
    `${source}\nnew ${name}.Tenant("acme", {\n  tenantName: "Acme Co.",\n  tenantDomain: "acme",\n});\n`,
  );
  expect(parseProgramFile(source, "tenants.ts", false, dynamicTenantType).with(new Map())).toBe(source);
});

test("a file without the package gets it before the blocks", () => {
  const text = parseProgramFile("export {};", "more/tenants.ts", false, dynamicTenantType).with(added);
  expect(text).toMatch(/^export \{\};\n\nimport \* as printix from "pulumi-printix";\n\nnew printix\.Tenant/);
  expect(runLine("index.ts", "more/tenants.ts", false)).toBe('import "./more/tenants";');
  expect(runLine("src/index.ts", "../tenants.ts", false)).toBe('import "../tenants";');
});

describe("for the native plugin", () => {
  const parse = (source: string) => parseProgramFile(source, "tenants.ts", false, nativeTenantType);

  test("a new file has its package", () => {
    expect(parse("").with(added)).toMatch(
      /^import \* as printix from "pulumi-printix\/native";\n\nnew printix\.Tenant/,
    );
    expect(importLine("index.js", false, nativeTenantType)).toBe('const printix = require("pulumi-printix/native");');
  });

  test("of a file with both packages, each type gets its own name", () => {
    const both = 'import * as old from "pulumi-printix";\nconst printix = require("pulumi-printix/native");\n';
    expect(parse(both).with(added)).toContain('new printix.Tenant("acme"');
    const dynamic = parseProgramFile(both, "tenants.ts", false, dynamicTenantType);
    expect(dynamic.with(added)).toContain('new old.Tenant("acme"');
  });

  test("a file with the other package alone is refused, either way", async () => {
    const { message } = await failureOf(() => parse('import * as printix from "pulumi-printix";'));
    expect(message).toContain('Begin it with import * as printix from "pulumi-printix/native";');
    expect(message).not.toContain("Use --native");
    const source = 'import * as printix from "pulumi-printix/native";';
    const failure = await failureOf(() => parseProgramFile(source, "tenants.ts", false, dynamicTenantType));
    expect(failure.message).toContain("Use --native where the tenants are to be of the native plugin. [PRINTIX_FILE]");
  });
});
