import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TenantArgs } from "pulumi-printix";
import { startSandbox, type Sandbox, type SandboxOptions } from "printix-partner-sandbox";
import { withEngineFolder, type EngineFolder } from "./engine-folder";
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

/** Plain JavaScript, so that what is timed and shown is the provider and not a compiler. */
const program = `
const { readFileSync } = require("node:fs");
const printix = require("pulumi-printix");
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
): Promise<void> {
  const sandbox = await startSandbox(sandboxOptions);
  try {
    await withStackOn(sandbox, use);
  } finally {
    await sandbox.stop();
  }
}

/** As `withEngineStack`, on a sandbox that outlives the stack, and that other stacks may share. */
export function withStackOn(sandbox: Sandbox, use: (stack: EngineStack) => Promise<void>): Promise<void> {
  return withEngineFolder(sandbox.env, async (engine) => use(await makeStack(engine, sandbox)));
}

async function makeStack(engine: EngineFolder, sandbox: Sandbox): Promise<EngineStack> {
  const { folder, succeed } = engine;
  await symlink(join(repository, "node_modules"), join(folder, "node_modules"));
  await writeFile(
    join(folder, "Pulumi.yaml"),
    "name: engine-test\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
  );
  await writeFile(join(folder, "package.json"), '{ "name": "engine-test", "main": "index.js" }\n');
  await writeFile(join(folder, "index.js"), program);

  const stack: EngineStack = {
    ...engine,
    sandbox,
    declare: (tenants) => writeFile(join(folder, "tenants.json"), JSON.stringify(tenants)),
    seed: async (tenants) => {
      const file = join(folder, "seeded.json");
      await stack.declare(tenants);
      await writeFile(file, JSON.stringify(seededState(sandbox, tenants)));
      await succeed("stack", "import", "--file", file);
    },
    resources: async () => {
      const { deployment } = JSON.parse(await stack.export()) as { deployment: { resources?: ExportedResource[] } };
      return (deployment.resources ?? []).filter(({ type }) => type.endsWith("printix:Tenant"));
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
