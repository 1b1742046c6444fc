import { closingLine } from "../commands/closing-line.ts";
import { approval, needsApi } from "../commands/engine-commands.ts";
import { tenantsTable } from "../commands/tenants-table.ts";
import { testEnvironment } from "../commands/test.ts";
import { duration } from "../common/progress.cjs";

test("the engine asks before it changes what a real API holds, if somebody can answer", () => {
  expect(approval({ mode: "partner" }, true)).toEqual([]);
  expect(approval({ mode: "partner" }, false)).toEqual(["--yes"]);
  expect(approval({ mode: "sandbox" }, true)).toEqual(["--yes"]);
});

test.each([
  [["up"], true],
  [["--color", "never", "preview"], true],
  [["up", "--help"], false],
  [["version"], false],
  [["stack", "export"], false],
])("pulumi %j talks to the API: %s", (args, isNeeded) => {
  expect(needsApi(args)).toBe(isNeeded);
});

test("the closing line counts suites that could not run as failed", () => {
  const result = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 0,
    numTodoTests: 0,
    numRuntimeErrorTestSuites: 1,
  };
  expect(closingLine(result)).toBe("tests: 5 passed, 2 failed");
  expect(closingLine({ ...result, numPendingTests: 2, numTodoTests: 1 })).toBe("tests: 5 passed, 2 failed, 3 skipped");
});

test("the table has the tenants in state by domain, without those that wait to be deleted", () => {
  const tenant = (id: string, tenantDomain: string) => ({
    type: "pulumi-nodejs:dynamic/printix:Tenant",
    id,
    outputs: { tenantDomain, homeUrl: `https://${tenantDomain}` },
  });
  const table = tenantsTable([
    { type: "pulumi:pulumi:Stack" },
    tenant("2", "globex.printix.net"),
    tenant("1", "acme.printix.net"),
    { ...tenant("3", "old.printix.net"), delete: true },
  ]);
  const rows = table.split("\n").filter((line) => line.includes(".printix.net"));
  expect(rows).toEqual([
    "│ 1  │ acme.printix.net   │ https://acme.printix.net   │",
    "│ 2  │ globex.printix.net │ https://globex.printix.net │",
  ]);
});

test("nothing of the user's Printix or Pulumi reaches a test, apart from what is for tests", () => {
  const env = { PRINTIX_CLIENT_SECRET: "s", PULUMI_STACK: "live", PRINTIX_ENGINE_CACHES: "/other" };
  const forTests = { PRINTIX_ENGINE_CACHE: "/engines", PRINTIX_PROPERTY_SEED: "7", HOME: "/home" };
  const { PATH, ...rest } = testEnvironment({ ...env, ...forTests, PATH: "/bin" }, "/engine");
  expect(rest).toEqual({ ...forTests, PULUMI_SKIP_UPDATE_CHECK: "true" });
  expect(PATH).toMatch(/^\/engine:.*:\/bin$/);
});

test.each([
  [900, "1s"],
  [59_400, "59s"],
  [80_000, "1m 20s"],
])("%i ms is %s", (ms, text) => {
  expect(duration(ms)).toBe(text);
});
