import { startSandbox } from "printix-partner-sandbox";
import { withStackOn, type Declared } from "../support/engine-stack";
import { leaveOut } from "../support/left-out";
import { countOf } from "../support/requests";

const engines = 4;
const all = 30;
const tenantsEach = process.env["CI"] === "true" ? all : 8;
if (tenantsEach < all)
  leaveOut(`${all - tenantsEach} of ${all} creations of each of ${engines} engines at one limit: CI=true runs all`);

function declaredBy(engine: number): Declared {
  const labels = Array.from({ length: tenantsEach }, (_, index) => `engine-${engine}-${index}`);
  return Object.fromEntries(labels.map((label) => [label, { tenantName: `Customer ${label}`, tenantDomain: label }]));
}

test(`${engines} engines at once at one partner's limit: ${tenantsEach} creations each, and none is given up`, async () => {
  const sandbox = await startSandbox();
  try {
    const outputs: string[] = [];
    const engine = (number: number): Promise<void> =>
      withStackOn(sandbox, async ({ declare, succeed }) => {
        await declare(declaredBy(number));
        outputs.push((await succeed("up", "--yes", "--skip-preview")).output);
      });
    await Promise.all(Array.from({ length: engines }, (_, number) => engine(number)));
    expect(sandbox.history()).toHaveLength(engines * tenantsEach);
    expect(countOf(sandbox, "POST tenants 200")).toBe(engines * tenantsEach);
    // How much they meet is the machine's affair: refusals are told where there are any.
    const isRefused = sandbox.requests().some(({ status }) => status === 429);
    expect(outputs.join("\n").includes("rate limited: others use this partner's limit too")).toBe(isRefused);
  } finally {
    await sandbox.stop();
  }
});
