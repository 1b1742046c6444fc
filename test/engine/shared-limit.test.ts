import { startSandbox } from "printix-partner-sandbox";
import { withStackOn, type Declared } from "../support/engine-stack";
import { countOf } from "../support/requests";

const engines = 4;
const tenantsEach = process.env["CI"] === "true" ? 30 : 8;

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
    expect(countOf(sandbox, "POST tenants 429")).toBeGreaterThan(0);
    expect(outputs.join("\n")).toContain("rate limited: others use this partner's limit too");
  } finally {
    await sandbox.stop();
  }
});
