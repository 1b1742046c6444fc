import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeImport, describeNext, importDocument } from "../../../../src/cli/import/describe-import";
import { importCommand } from "../../../../src/cli/import/import-command";
import type { ImportPlan } from "../../../../src/cli/import/plan-import";
import { nextEach, nextStep } from "../../../../src/cli/import/next-step";
import { dynamicTenantType, nativeTenantType } from "../../../../src/tenant/tenant-types";
import { acme } from "../../../acme";

const page = readFileSync(join(__dirname, "../../../../../docs/import.md"), "utf8");

const globex = {
  ...acme,
  id: "2e5f3a1c-7d15-4c8e-9a51-0c1f1f6b7a10",
  tenantName: "Globex Corporation",
  tenantDomain: "globex.printix.net",
};
const plan: ImportPlan = {
  chosen: [
    { name: "globex-2e5f", type: dynamicTenantType, found: globex, deletionPolicy: "prevent", isDeclared: false },
  ],
  undeclared: [],
  setAside: [],
  leftOut: [
    { tenant: { ...acme, id: "92ff044b-c861-4b17-a2dd-e5f8fae15ae2" }, reason: "in the state already, as acme" },
  ],
  files: [
    { path: "tenants-import.json", text: "" },
    { path: "tenants.yaml", text: "" },
  ],
  ...nextStep({}, "tenants-import.json", "prevent"),
  nextEach: [],
  assertStill: () => Promise.resolve(),
};

test("the page's examples are what the program prints", () => {
  expect(page).toContain(`$ npx pulumi-printix import "acme" "glob*"\n${describeImport(plan)}${describeNext(plan)}`);
  expect(page).toContain(describeNext(plan));
  expect(page).toContain(`\`\`\`json\n${JSON.stringify(importDocument(plan), undefined, 2)}\n\`\`\``);
});

test("the page's example for the native plugin is what the program prints", () => {
  const initech = { ...acme, id: "5d1c9a52-3f0e-4b57-8a7e-6f2d1b0c9e11", tenantName: "Initech GmbH" };
  const found = { ...initech, tenantDomain: "initech.printix.net" };
  const chosen: ImportPlan["chosen"] = [
    { name: "initech", type: nativeTenantType, found, deletionPolicy: "prevent", isDeclared: false },
  ];
  const native: ImportPlan = {
    ...plan,
    chosen,
    leftOut: [],
    files: [
      { path: "tenants-import.json", text: "" },
      { path: "tenants.ts", text: "" },
    ],
    missing: { path: "index.ts", lines: ['import "./tenants";'] },
    nextEach: nextEach({}, chosen, "prevent"),
  };
  expect(page).toContain(
    `import --native "initech"\n${describeImport(native)}${describeNext(native)}\n$ ${String(native.nextInShell?.posix)}\n`,
  );
  expect(importDocument(native)).toMatchObject({ nextEach: native.nextEach });
});

test("where nothing came of it, there is no table and nothing to run next", () => {
  const nothing: ImportPlan = {
    chosen: [],
    undeclared: [],
    setAside: [],
    leftOut: [],
    files: [],
    nextEach: [],
    assertStill: plan.assertStill,
  };
  expect(describeImport(nothing)).toBe("");
  expect(describeNext(nothing)).toBe("Nothing to import. Nothing was written.");
  expect(importDocument(nothing)).toEqual({ tenants: [], toDeclare: [], leftOut: [], setAside: [], files: [] });
});

test("the page names every option", () => {
  for (const { long } of importCommand().options) expect(page).toContain(`| \`${String(long)}`);
});
