import { createRequire } from "node:module";
import { join } from "node:path";
import * as runtime from "../../src/runtime";
import { providerReference } from "../../src/tenant/provider-reference";
import { dynamicTenantType } from "../../src/tenant/tenant-types";

// Both stand in people's state: a change of either breaks every tenant that there is.
test("the reference and the type are what state has held since the first release", () => {
  expect(providerReference).toBe("module.exports = require('pulumi-printix/runtime')");
  expect(dynamicTenantType).toBe("pulumi-nodejs:dynamic/printix:Tenant");
});

test("what the reference requires is a public entry of the package", () => {
  const manifest = createRequire(__filename)("../../package.json") as { name: string; exports: object };
  expect(manifest.name).toBe("pulumi-printix");
  expect(manifest.exports).toHaveProperty(["./runtime", "default"], "./dist/runtime.js");
});

test("evaluated, it hands over one provider with every operation of the interface", () => {
  const module = { exports: {} as { handler(): unknown } };
  const asked: string[] = [];
  const require = (name: string): unknown => {
    asked.push(name);
    return runtime;
  };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the host evaluates it
  new Function("module", "require", providerReference)(module, require);
  expect(asked).toEqual(["pulumi-printix/runtime"]);

  const provider = module.exports.handler();
  expect(module.exports.handler()).toBe(provider);
  for (const operation of ["configure", "check", "diff", "create", "read", "update", "delete"]) {
    expect(provider).toHaveProperty(operation, expect.any(Function));
  }
});

test("the reference captures nothing of this machine", () => {
  expect(providerReference).not.toContain(join(__dirname, "..", "..", ".."));
});
