import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createPartnerClient } from "printix-partner-sdk";
import { startSandbox, type Sandbox } from "printix-partner-sandbox";
import { startBarrier, type Barrier } from "../support/barrier";
import { budgetPlaces } from "../support/budget-places";
import { withStackOn, type Declared, type EngineStack } from "../support/engine-stack";
import { leaveOut } from "../support/left-out";
import { limitTime } from "../support/limit-time";
import { countOf, requestKinds } from "../support/requests";
import { until } from "../support/until";

const isWhole = process.env["CI"] === "true";
const engines = isWhole ? 8 : 3;
const tenantsEach = isWhole ? 25 : 10;
if (!isWhole) leaveOut("a budget of 8 engines with 25 creations each: CI=true runs it, here they are 3 with 10");
const limits = { requestsPerSecond: 5, burst: 10 };

function declaredBy(engine: number): Declared {
  const labels = Array.from({ length: tenantsEach }, (_, index) => `engine-${engine}-${index}`);
  return Object.fromEntries(labels.map((label) => [label, { tenantName: `Customer ${label}`, tenantDomain: label }]));
}

/** The program begins when all do. */
const waitForOthers = ({ folder }: EngineStack, { url }: Barrier): Promise<void> =>
  writeFile(
    join(folder, "index.js"),
    `
const { readFileSync } = require("node:fs");
const { Tenant } = require("pulumi-printix");
module.exports = fetch("${url}").then(() => {
  for (const [name, args] of Object.entries(JSON.parse(readFileSync("tenants.json", "utf8")))) new Tenant(name, args);
});
`,
  );

/** How many tenants each engine made while all had some to make. */
function sharesOf(sandbox: Sandbox): number[] {
  const makers = sandbox.history().map(({ tenantDomain }) => /^engine-(\d)/.exec(tenantDomain)?.[1]);
  const numbers = Array.from({ length: engines }, (_, number) => String(number));
  const from = Math.max(...numbers.map((number) => makers.indexOf(number)));
  const to = Math.min(...numbers.map((number) => makers.lastIndexOf(number)));
  const busy = makers.slice(from, to + 1);
  return numbers.map((number) => busy.filter((maker) => maker === number).length);
}

test.each(budgetPlaces)(
  `${engines} engines with one budget in %s: nothing is refused, the limit is used, and each gets its share`,
  async (_, place) => {
    const { budget, end } = await place();
    const sandbox = await startSandbox();
    const barrier = await startBarrier(engines);
    try {
      const engine = (number: number): Promise<void> =>
        withStackOn(sandbox, async (stack) => {
          await stack.declare(declaredBy(number));
          await waitForOthers(stack, barrier);
          const { status, output } = await stack.pulumi(["up", "--yes", "--skip-preview"], { PRINTIX_BUDGET: budget });
          if (status !== 0) throw new Error(output);
        });
      const working = Promise.all(Array.from({ length: engines }, (_, number) => engine(number)));

      // Somebody else has one tenant to make, in the midst of it.
      const all = engines * tenantsEach;
      await Promise.race([working, until(() => countOf(sandbox, "POST tenants") > all / 2)]);
      const { partnerId, clientId, clientSecret, apiUrl, authUrl } = sandbox;
      const colleague = createPartnerClient({ partnerId, clientId, clientSecret, apiUrl, authUrl, budget });
      const posted = countOf(sandbox, "POST tenants");
      await colleague.tenants.create({ tenantName: "Colleague", tenantDomain: "colleague" });
      const createdAt = sandbox.history().findIndex(({ tenantName }) => tenantName === "Colleague");
      await colleague.close();
      await working;

      expect(requestKinds(sandbox).filter((kind) => kind.endsWith(" 429"))).toEqual([]);
      expect(countOf(sandbox, "POST tenants 200")).toBe(all + 1);
      expect(countOf(sandbox, "POST token")).toBe(1);
      const { tookMs, limitMs } = limitTime(sandbox.requests(), ({ method }) => method === "POST", limits);
      const ratio = tookMs / limitMs;
      const waited = createdAt - posted;
      // Told, and not asserted: what a busy machine adds is not the budget's.
      console.log(
        `first to last POST: ${ratio.toFixed(3)} of the limit's time; the colleague's came after ${waited} others`,
      );
      // Who asks late misses its turn: three seconds' worth and equal shares are for a machine that keeps up with the limit.
      const keepsUp = ratio <= 1.02;
      expect(waited).toBeLessThanOrEqual(keepsUp ? 3 * limits.requestsPerSecond : (3 / 4) * (all - posted));
      const shares = sharesOf(sandbox);
      const equal = shares.reduce((sum, share) => sum + share, 0) / engines;
      for (const share of shares) {
        expect(Math.abs(share - equal)).toBeLessThanOrEqual(Math.max(1, equal / (keepsUp ? 10 : 2)));
      }
    } finally {
      await barrier.stop();
      await sandbox.stop();
      await end();
    }
  },
);
