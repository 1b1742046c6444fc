import { withEngineStack, type Declared } from "../support/engine-stack";

const canary = "canary-secret-5d1f0c7e";

const hundred: Declared = Object.fromEntries(
  Array.from({ length: 100 }, (_, index) => [
    `customer-${index}`,
    {
      tenantName: `Customer ${index}`,
      tenantDomain: `customer-${index}`,
      initialUser: { email: `it@customer-${index}.example`, name: "Ada Example" },
    },
  ]),
);

/** Limits that do not slow a test down which is not about limits. */
const unhurried = { PRINTIX_REQUESTS_PER_SECOND: "1000", PRINTIX_BURST: "1000" };
const sandboxOptions = { clientSecret: canary, requestsPerSecond: 1000, burst: 1000 };
const loudly = ["--logtostderr", "-v=9"];

/** The lines that repeat a text, for a message that a person can read. */
const linesWith = (text: string, output: string): string[] => output.split("\n").filter((line) => line.includes(text));

test("state stays small, and neither it nor the engine's logs hold the secret or a person's data", () =>
  withEngineStack(async ({ declare, pulumi, tenants, export: exportState }) => {
    await declare(hundred);
    const up = await pulumi(["up", "--yes", "--skip-preview", ...loudly], unhurried);
    expect(up.status).toBe(0);
    expect(linesWith(canary, up.output)).toEqual([]);
    expect(linesWith("it@customer-", await exportState())).toEqual([]);

    const again = await pulumi(["up", "--yes", "--skip-preview", "--expect-no-changes"], unhurried);
    expect(again.status).toBe(0);
    expect(linesWith(canary, await exportState())).toEqual([]);
    const resources = Object.values(await tenants());
    expect(resources).toHaveLength(100);
    for (const resource of resources) {
      expect(resource.outputs).toHaveProperty("billingInfo.currentBillingPeriod.periodStart");
      expect(Buffer.byteLength(JSON.stringify(resource))).toBeLessThanOrEqual(2000);
      expect(resource.inputs).not.toHaveProperty("initialUser");
      // Of the hidden input, its name among the dependencies alone: 11 bytes.
      const text = JSON.stringify(resource);
      expect(text).toContain('"__urn":[],');
      expect(text.replace('"__urn":[],', "")).not.toContain("__urn");
    }

    const somebodyElse = { ...unhurried, PRINTIX_CLIENT_ID: "somebody-else" };
    const failed = await pulumi(["refresh", "--yes", "--skip-preview", ...loudly], somebodyElse);
    expect(failed.status).not.toBe(0);
    expect(failed.output).toContain("rejected the client id or the client secret");
    expect(linesWith(canary, failed.output)).toEqual([]);
  }, sandboxOptions));
