import { parseProgramFile, runLine } from "../../../../src/cli/import/program-blocks";

const added = new Map([["acme", { tenantName: "Acme Co.", tenantDomain: "acme" }]]);

test.each([
  ["tenants.ts", false, 'import * as printix from "pulumi-printix";', 'import "./tenants";'],
  ["tenants.ts", true, 'import * as printix from "pulumi-printix";', 'import "./tenants.js";'],
  ["tenants.js", false, 'const printix = require("pulumi-printix");', 'require("./tenants");'],
  ["tenants.js", true, 'import * as printix from "pulumi-printix";', 'import "./tenants.js";'],
  ["tenants.cjs", true, 'const printix = require("pulumi-printix");', 'require("./tenants.cjs");'],
  ["tenants.mjs", false, 'import * as printix from "pulumi-printix";', 'import "./tenants.mjs";'],
])("%s, module %s: has the package, and is run, as its kind does", (file, isModule, first, line) => {
  expect(parseProgramFile("", file, isModule).with(added).split("\n", 1)).toEqual([first]);
  expect(runLine(file, file, isModule)).toBe(line);
});

test.each([
  ['import * as px from "pulumi-printix";\n', "px"],
  ["const printix = require('pulumi-printix');\n", "printix"],
  ['import px = require("pulumi-printix");\n', "px"],
])("blocks are added to %j by the name it has", (source, name) => {
  const text = parseProgramFile(source, "tenants.ts", false).with(added);
  expect(text).toBe(
    `${source}\nnew ${name}.Tenant("acme", {\n  tenantName: "Acme Co.",\n  tenantDomain: "acme",\n});\n`,
  );
  expect(parseProgramFile(source, "tenants.ts", false).with(new Map())).toBe(source);
});

test("a file without the package gets it before the blocks", () => {
  const text = parseProgramFile("export {};", "more/tenants.ts", false).with(added);
  expect(text).toMatch(/^export \{\};\n\nimport \* as printix from "pulumi-printix";\n\nnew printix\.Tenant/);
  expect(runLine("index.ts", "more/tenants.ts", false)).toBe('import "./more/tenants";');
  expect(runLine("src/index.ts", "../tenants.ts", false)).toBe('import "../tenants";');
});
