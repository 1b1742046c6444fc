import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PartnerTenant } from "printix-partner-sdk";
import { matchingTenants } from "../../../../src/cli/shared/matching-tenants";
import { describeTenant, describeTenants } from "../../../../src/cli/tenants/describe-tenants";
import { tenantsCommand } from "../../../../src/cli/tenants/tenants-command";

const page = readFileSync(join(__dirname, "../../../../../docs/tenants.md"), "utf8");
const [, json = ""] = /```json\n([\s\S]+?)```/.exec(page) ?? [];
const { tenants } = JSON.parse(json) as { tenants: PartnerTenant[] };

test("the page's examples are what the program prints", () => {
  expect(page).toContain(`$ npx pulumi-printix tenants list\n${describeTenants(tenants)}`);
  const [acme] = matchingTenants(tenants, ["acme"]).map(describeTenant);
  expect(page).toContain(`$ npx pulumi-printix tenants get acme\n${String(acme)}`);
});

test("the page names every option", () => {
  for (const { options } of tenantsCommand().commands) {
    expect(options).toHaveLength(3);
    for (const { long } of options) expect(page).toContain(`| \`${String(long)}`);
  }
});
