import { readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import type { TenantArgs } from "pulumi-printix";
import { startSandbox, type Sandbox, type SandboxOptions } from "printix-partner-sandbox";
import { adapters, packageEntries, type Adapter } from "./adapters";
import { withBackend, type Backend } from "./backends";
import { withEngineFolder, type EngineFolder } from "./engine-folder";
import { pluginEntry, writeLauncher } from "./plugin-launcher.mts";
import { seededState } from "./seed";

const repository = join(__dirname, "..", "..");

/** What a program declares, as plain data. Options are the resource's own. */
export type Declared = Record<string, { [K in keyof TenantArgs]: unknown } & { opts?: object }>;

/** A resource in `pulumi stack export`. */
export interface ExportedResource {
  urn: string;
  type: string;
  id?: string;
  protect?: boolean;
  parent?: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
}

/** A stack of its own on the real engine, in a folder of its own. */
export interface EngineStack extends EngineFolder {
  /** Which provider its tenants are of. */
  adapter: Adapter;
  sandbox: Sandbox;
  /** Says what the program declares from now on. */
  declare: (tenants: Declared) => Promise<void>;
  /** Declares tenants that are there already, in the sandbox and in state, as after `up`; nothing was asked of the API. */
  seed: (tenants: Declared) => Promise<void>;
  /** What state holds of tenants, each as often as it stands there. */
  resources: () => Promise<ExportedResource[]>;
  /** The same, by their names in the program. */
  tenants: () => Promise<Record<string, ExportedResource>>;
}

export { adapters, type Adapter };

/** Plain JavaScript, so that what is timed and shown is the provider and not a compiler. */
const program = (adapter: Adapter): string => `
const { readFileSync } = require("node:fs");
const printix = require("${packageEntries[adapter]}");
for (const [name, { opts, ...args }] of Object.entries(JSON.parse(readFileSync("tenants.json", "utf8")))) {
  new printix.Tenant(name, args, opts);
}
`;

/**
 * Gives a test a stack, and takes it away whatever happens. The sandbox, which holds the tenants, goes with it, so
 * no second run of the engine is needed to cancel them.
 */
export async function withEngineStack(
  use: (stack: EngineStack) => Promise<void>,
  sandboxOptions: SandboxOptions = {},
  adapter: Adapter = "dynamic",
  backend: Backend = "file",
): Promise<void> {
  const sandbox = await startSandbox(sandboxOptions);
  try {
    await withStackOn(sandbox, use, adapter, backend);
  } finally {
    await sandbox.stop();
  }
}

/** As `withEngineStack`, on a sandbox that outlives the stack, and that other stacks may share. */
export function withStackOn(
  sandbox: Sandbox,
  use: (stack: EngineStack) => Promise<void>,
  adapter: Adapter = "dynamic",
  backend: Backend = "file",
): Promise<void> {
  return withBackend(backend, (env) =>
    withEngineFolder({ ...sandbox.env, ...env }, async (engine) => {
      await use(await makeStack(engine, sandbox, adapter));
      // Else the test has shown nothing of its backend.
      if (backend !== "file") await expectNoState(engine);
    }),
  );
}

async function expectNoState({ folder }: EngineFolder): Promise<void> {
  const files = await readdir(join(folder, "state"));
  if (files.length > 0) throw new Error(`state is in the folder: ${files.join(", ")}`);
}

/** Writes the program that declares what `tenants.json` says, by the class of one provider or the other. */
export function stackProgram(folder: string, adapter: Adapter): Promise<void> {
  return writeFile(join(folder, "index.js"), program(adapter));
}

/** Writes a program of the native classes, as `printix`. */
export function nativeProgram({ folder }: EngineStack, text: string): Promise<void> {
  return writeFile(join(folder, "index.js"), `const printix = require("${packageEntries.native}");\n${text}\n`);
}

/** So many tenants, each with a name and a domain of its own. */
export function customers(count: number): Declared {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `customer-${index}`,
      { tenantName: `Customer ${index}`, tenantDomain: `customer-${index}` },
    ]),
  );
}

async function makeStack(engine: EngineFolder, sandbox: Sandbox, adapter: Adapter): Promise<EngineStack> {
  const { folder, succeed } = engine;
  await symlink(join(repository, "node_modules"), join(folder, "node_modules"));
  await writeFile(
    join(folder, "Pulumi.yaml"),
    stringify({ name: "engine-test", runtime: { name: "nodejs", options: { typescript: false } }, ...pluginEntry }),
  );
  await writeLauncher(folder);
  await writeFile(join(folder, "package.json"), '{ "name": "engine-test", "main": "index.js" }\n');
  await stackProgram(folder, adapter);

  const stack: EngineStack = {
    ...engine,
    adapter,
    sandbox,
    declare: (tenants) => writeFile(join(folder, "tenants.json"), JSON.stringify(tenants)),
    seed: async (tenants) => {
      const file = join(folder, "seeded.json");
      await stack.declare(tenants);
      await writeFile(file, JSON.stringify(seededState(sandbox, tenants, adapter)));
      await succeed("stack", "import", "--file", file);
    },
    resources: async () => {
      const { deployment } = JSON.parse(await stack.export()) as { deployment: { resources?: ExportedResource[] } };
      return (deployment.resources ?? []).filter(({ type }) => /printix(:index)?:Tenant$/.test(type));
    },
    tenants: async () => {
      const found = await stack.resources();
      return Object.fromEntries(found.map((resource) => [resource.urn.split("::").at(-1) ?? "", resource]));
    },
  };
  await stack.declare({});
  await succeed("stack", "init", "test");
  return stack;
}
