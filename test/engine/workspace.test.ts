import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { withEngineStack, type EngineStack } from "../support/engine-stack";
import { fetchedPackage } from "../support/fetched-package";

const repository = join(__dirname, "..", "..");
const printix = "file:./vendor/pulumi-printix";

/**
 * A workspace in the stack's folder, as an installer lays it out: the program there depends on `customers`, and that on
 * us. `vendor` has a package of our name that hands over what this clone has built, so nothing is fetched.
 */
async function makeWorkspace(stack: EngineStack, isDirect: boolean, install: readonly [string, ...string[]]) {
  const { folder } = stack;
  const files = {
    "pnpm-workspace.yaml": "packages:\n  - .\n  - customers\n",
    "package.json": {
      name: "engine-test",
      private: true,
      main: "index.js",
      workspaces: ["customers"],
      dependencies: { customers: "file:./customers", ...(isDirect && { "pulumi-printix": printix }) },
    },
    "index.js": 'require("customers");',
    "customers/package.json": {
      name: "customers",
      version: "1.0.0",
      dependencies: { "pulumi-printix": "file:../vendor/pulumi-printix" },
    },
    "customers/index.js":
      'const printix = require("pulumi-printix"); new printix.Tenant("acme", { tenantName: "Acme Co.", tenantDomain: "acme" });',
    "vendor/pulumi-printix/package.json": {
      name: "pulumi-printix",
      version: "0.1.0",
      exports: { ".": "./index.js", "./runtime": "./runtime.js" },
    },
    "vendor/pulumi-printix/index.js": `module.exports = require(${JSON.stringify(join(repository, "provider"))});`,
    "vendor/pulumi-printix/runtime.js": `module.exports = require(${JSON.stringify(join(repository, "provider", "dist", "runtime.js"))});`,
  };
  await rm(join(folder, "node_modules"));
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), typeof content === "string" ? content : JSON.stringify(content));
  }
  const [program, ...args] = install;
  const { status, output } = await stack.start(program, args).ended;
  expect({ output, status }).toMatchObject({ status: 0 });
  await mkdir(join(folder, "node_modules", "@pulumi"), { recursive: true });
  await symlink(
    join(repository, "node_modules", "@pulumi", "pulumi"),
    join(folder, "node_modules", "@pulumi", "pulumi"),
  );
}

const npmInstall = ["npm", "install", "--offline", "--no-audit", "--no-fund"] as const;
const pnpm = fetchedPackage("pnpm", "10.34.9");
const pnpmInstall = [process.execPath, join(pnpm ?? "", "bin", "pnpm.cjs"), "install", "--offline"] as const;
const withPnpm = pnpm === undefined ? test.skip : test;

async function previewOf(stack: EngineStack, isDirect: boolean, install: readonly [string, ...string[]]) {
  await makeWorkspace(stack, isDirect, install);
  return stack.pulumi(["preview"]);
}

withPnpm("a program that has us by another package alone is told what to add, and where, before anything is sent", () =>
  withEngineStack(async (stack) => {
    const { status, output } = await previewOf(stack, false, pnpmInstall);
    expect(status).not.toBe(0);
    expect(output).toContain("[PRINTIX_NOT_INSTALLED]");
    expect(output).toContain(`${stack.folder} and would not find`);
    expect(output).toContain(join(stack.folder, "package.json"));
    expect(output).not.toMatch(/\n\s+at .*:\d+:\d+/);
    expect(stack.sandbox.requests()).toEqual([]);
  }),
);

withPnpm("one that depends on us as well previews", () =>
  withEngineStack(async (stack) => {
    expect(await previewOf(stack, true, pnpmInstall)).toMatchObject({ status: 0 });
  }),
);

test("so does one that has us by another package, where the installer lays all packages flat", () =>
  withEngineStack(async (stack) => {
    expect(await previewOf(stack, false, npmInstall)).toMatchObject({ status: 0 });
  }));
