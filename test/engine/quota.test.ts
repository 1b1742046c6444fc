import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { highLimits } from "../support/crash";
import { packageEntries, type Adapter } from "../support/adapters";
import { customers, type Declared } from "../support/engine-stack";
import { engineTest } from "../support/engine-test";
import { countOf, requestKinds } from "../support/requests";

const oneList = ["POST token 200", "GET tenants 200"];

engineTest(
  "a program that creates more than the day's quota has room for fails at preview, after one list",
  async ({ declare, pulumi, sandbox }) => {
    await declare(customers(20));
    const { status, output } = await pulumi(["preview"]);
    expect({ status, output }).not.toMatchObject({ status: 0 });
    expect(output).toMatch(
      /\bchange 12 .* 20 requests has 19 left until 20.*Z\. .*room for 11 changes[^]*\[PRINTIX_QUOTA\]/,
    );
    expect(requestKinds(sandbox)).toEqual(oneList);

    sandbox.clearRequests();
    expect((await pulumi(["up", "--yes"])).status).not.toBe(0);
    expect(requestKinds(sandbox)).toEqual(oneList);
    expect((await pulumi(["preview"], { PRINTIX_PREVIEW_CHECKS: "false" })).status).toBe(0);
  },
  { sandbox: { ...highLimits, dailyQuota: 20 } },
);

/** Each tenant is checked when the one before it was created. */
const oneByOne = (adapter: Adapter): string => `
const printix = require("${packageEntries[adapter]}");
let before = [];
for (const [name, args] of Object.entries(require("./tenants.json"))) {
  before = [new printix.Tenant(name, args, { dependsOn: before })];
}
`;

const count = 12;
// A list for the preview, one for the run, one of room for another, and the seven that are kept.
const dailyQuota = count + 2 + 1 + 7;

engineTest(
  "as many as there is room for are created, although each creation leaves less for those that are checked later",
  async ({ adapter, declare, folder, pulumi, succeed, sandbox }) => {
    await declare(customers(count));
    await writeFile(join(folder, "index.js"), oneByOne(adapter));
    await succeed("up", "--yes");
    expect(sandbox.tenants()).toHaveLength(count);
    expect(countOf(sandbox, "GET tenants")).toBe(2);

    await declare(customers(count + 3));
    const { status, output } = await pulumi(["preview"]);
    expect({ status, output }).not.toMatchObject({ status: 0 });
    expect(output).toMatch(/\b7 left until 20.*Z\. .*room for no changes[^]*\[PRINTIX_QUOTA\]/);
    sandbox.setLimits({ dailyQuota: 1 });
    const spent = await pulumi(["preview"]);
    expect(spent.status).not.toBe(0);
    expect(spent.output).toMatch(
      /You have exceeded the daily quota of requests.*Run again after 20[^]*\[ERR_PRINTIX_RATE_LIMIT\]/,
    );
    sandbox.setLimits({ dailyQuota: 1_000 });
    await succeed("preview");
  },
  { sandbox: { ...highLimits, dailyQuota } },
);

engineTest(
  "no tenant is cancelled for a replacement that the day's quota would not let be created",
  async ({ declare, pulumi, succeed, sandbox }) => {
    const ten = (name: string): Declared =>
      Object.fromEntries(
        Array.from({ length: 10 }, (_, index) => [
          `customer-${index}`,
          { tenantName: `${name} ${index}`, tenantDomain: `customer-${index}`, deletionPolicy: "cancel" },
        ]),
      );
    await declare(ten("Customer"));
    await succeed("up", "--yes", "--skip-preview");
    await declare(ten("Renamed"));
    sandbox.clearRequests();
    // Ten replacements are twenty changes; there is room for a few.
    const used = 1 + 10;
    sandbox.setLimits({ dailyQuota: used + 15 });
    const { status, output } = await pulumi(["preview"]);
    expect({ status, output }).not.toMatchObject({ status: 0 });
    expect(output).toContain("[PRINTIX_QUOTA]");
    expect(requestKinds(sandbox)).toEqual(oneList);

    sandbox.clearRequests();
    expect((await pulumi(["up", "--yes"])).status).not.toBe(0);
    expect(requestKinds(sandbox)).toEqual(oneList);
    expect(sandbox.tenants()).toHaveLength(10);
  },
  { sandbox: highLimits },
);
