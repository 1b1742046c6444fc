import * as errors from "@pulumi/pulumi/errors";
import * as tenantsFile from "../../tenants-file";

const declared: unknown[][] = [];
let read: () => string;

jest.mock("pulumi-printix", () => ({
  Tenant: function (...args: unknown[]) {
    declared.push(args);
  },
}));
jest.mock("node:fs", () => {
  const fs = jest.requireActual<typeof import("node:fs")>("node:fs");
  const readFileSync = (...args: Parameters<typeof fs.readFileSync>) =>
    String(args[0]).endsWith("tenants.yaml") ? read() : fs.readFileSync(...args);
  return { ...fs, readFileSync };
});

/** Runs the program on a file. */
async function run(source: () => string): Promise<void> {
  read = source;
  declared.length = 0;
  jest.resetModules();
  // Large, and the same for every run: loaded once, above, where no test waits for them.
  jest.doMock("@pulumi/pulumi/errors", () => errors);
  jest.doMock("../../tenants-file", () => tenantsFile);
  await import("../../index.ts");
}

async function runErrorOf(source: () => string): Promise<string> {
  const error: unknown = await run(source).then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (!errors.RunError.isInstance(error)) throw new Error("expected a RunError", { cause: error });
  return error.message;
}

test("each entry of the file is a tenant", async () => {
  await run(
    () =>
      "tenants:\n  acme: { tenantName: Acme Co., tenantDomain: acme }\n  globex: { tenantName: G, tenantDomain: g }",
  );
  expect(declared).toEqual([
    ["acme", { tenantName: "Acme Co.", tenantDomain: "acme" }],
    ["globex", { tenantName: "G", tenantDomain: "g" }],
  ]);
});

test("a mistake in the file reaches the person without a stack trace, and nothing is declared", async () => {
  const message = await runErrorOf(
    () => "tenants:\n  acme: { tenantName: Acme Co., tenantDomain: acme }\n  globex: {}",
  );
  expect(message).toContain("tenants.yaml:3:3: tenants.globex.tenantName is missing");
  expect(declared).toEqual([]);
});

test("so does a file that is not there", async () => {
  const message = await runErrorOf(() => {
    throw Object.assign(new Error("no such file"), { code: "ENOENT" });
  });
  expect(message).toMatch(/tenants\.yaml is not there: it declares the tenants/);
});

test("what else goes wrong keeps its own error", async () => {
  const denied = Object.assign(new Error("denied"), { code: "EACCES" });
  await expect(
    run(() => {
      throw denied;
    }),
  ).rejects.toBe(denied);
});
