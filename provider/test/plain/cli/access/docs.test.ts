import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Access } from "printix-partner-sdk";
import { accessCommand } from "../../../../src/cli/access/access-command";
import { costOf, type Cost } from "../../../../src/cli/access/cost";
import { describeAccess, describeCost } from "../../../../src/cli/access/describe-access";

const page = readFileSync(join(__dirname, "../../../../../docs/access.md"), "utf8");
const [, json = ""] = /```json\n([\s\S]+?)```/.exec(page) ?? [];
const { access, plan } = JSON.parse(json) as { access: Access; plan: Cost };

test("the page's examples are what the program prints", () => {
  expect(costOf(plan, access)).toEqual(plan);
  expect(page).toContain(`$ npx pulumi-printix access\n${describeAccess(access)}`);
  expect(page).toContain(`\n${describeCost(plan, access)}\`\`\``);
});

test("the page names every option and every figure", () => {
  for (const { long } of accessCommand().options) expect(page).toContain(`| \`${String(long)}`);
  for (const name of Object.keys({ ...access, ...plan })) expect(page).toContain(`| \`${name}\` |`);
});
