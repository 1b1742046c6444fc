import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TenantArgs } from "pulumi-printix";
import { startSandbox, type Sandbox, type SandboxOptions } from "printix-partner-sandbox";
import { seededState } from "./seed";
import { startProcess, type ProcessResult, type RunningProcess } from "./run-process";

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
export interface EngineStack {
  sandbox: Sandbox;
  /** The program's folder; state lies in its `state`. */
  folder: string;
  /** Says what the program declares from now on. */
  declare: (tenants: Declared) => Promise<void>;
  /** Declares tenants that are there already, in the sandbox and in state, as after `up`; nothing was asked of the API. */
  seed: (tenants: Declared) => Promise<void>;
  /** Starts a program in the stack's folder, with the stack's environment. */
  start: (program: string, args: readonly string[], env?: Record<string, string>) => RunningProcess;
  /** Runs the engine's own command line. */
  pulumi: (args: readonly string[], env?: Record<string, string>) => Promise<ProcessResult>;
  /** As `pulumi`, and fails the test where the engine fails. */
  succeed: (...args: string[]) => Promise<ProcessResult>;
  /** What state holds of tenants, each as often as it stands there. */
  resources: () => Promise<ExportedResource[]>;
  /** The same, by their names in the program. */
  tenants: () => Promise<Record<string, ExportedResource>>;
  /** The stack's whole export, as text. */
  export: () => Promise<string>;
}

/** The two providers: `Tenant` comes from either package entry. */
export type Adapter = "dynamic" | "native";

export const adapters: readonly Adapter[] = ["dynamic", "native"];

const packageEntries = { dynamic: "pulumi-printix", native: "pulumi-printix/native" };

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
): Promise<void> {
  const sandbox = await startSandbox(sandboxOptions);
  try {
    await withStackOn(sandbox, use, adapter);
  } finally {
    await sandbox.stop();
  }
}

/** As `withEngineStack`, on a sandbox that outlives the stack, and that other stacks may share. */
export async function withStackOn(
  sandbox: Sandbox,
  use: (stack: EngineStack) => Promise<void>,
  adapter: Adapter = "dynamic",
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "printix-engine-"));
  try {
    await use(await makeStack(folder, sandbox, adapter));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const pluginEntry = "plugins:\n  providers:\n    - name: printix\n      path: printix-plugin\n";

async function writeLauncher(folder: string): Promise<void> {
  const launcher = join(folder, "printix-plugin");
  await mkdir(launcher);
  await writeFile(
    join(launcher, "pulumi-resource-printix"),
    '#!/usr/bin/env node\nrequire("pulumi-printix/plugin").servePlugin();\n',
    { mode: 0o755 },
  );
}

/** Writes the program that declares what `tenants.json` says, by the class of one provider or the other. */
export function stackProgram(folder: string, adapter: Adapter): Promise<void> {
  return writeFile(join(folder, "index.js"), program(adapter));
}

async function makeStack(folder: string, sandbox: Sandbox, adapter: Adapter): Promise<EngineStack> {
  await mkdir(join(folder, "state"));
  await symlink(join(repository, "node_modules"), join(folder, "node_modules"));
  await writeFile(
    join(folder, "Pulumi.yaml"),
    `name: engine-test\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n${pluginEntry}`,
  );
  await writeLauncher(folder);
  await writeFile(join(folder, "package.json"), '{ "name": "engine-test", "main": "index.js" }\n');
  await stackProgram(folder, adapter);

  const ownEnv = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PULUMI|PRINTIX)_/.test(name)));
  const start: EngineStack["start"] = (command, args, env = {}) =>
    startProcess(command, args, {
      cwd: folder,
      env: {
        ...ownEnv,
        // Without attributes beside it, a state file is written in one step: an engine may be killed at any moment.
        PULUMI_BACKEND_URL: `file://${folder}/state?metadata=skip`,
        PULUMI_CONFIG_PASSPHRASE: "engine-test",
        PULUMI_HOME: join(folder, "home"),
        PULUMI_SKIP_UPDATE_CHECK: "true",
        ...sandbox.env,
        ...env,
      },
    });
  const pulumi: EngineStack["pulumi"] = (args, env) =>
    start("pulumi", ["--non-interactive", "--color=never", ...args], env).ended;
  const succeed: EngineStack["succeed"] = async (...args) => {
    const result = await pulumi(args);
    if (result.status !== 0) throw new Error(`pulumi ${args.join(" ")} failed:\n${result.output}`);
    return result;
  };
  const exportState = async (): Promise<string> => (await succeed("stack", "export")).stdout;

  const stack: EngineStack = {
    sandbox,
    folder,
    start,
    pulumi,
    succeed,
    declare: (tenants) => writeFile(join(folder, "tenants.json"), JSON.stringify(tenants)),
    seed: async (tenants) => {
      const file = join(folder, "seeded.json");
      await stack.declare(tenants);
      await writeFile(file, JSON.stringify(seededState(sandbox, tenants)));
      await succeed("stack", "import", "--file", file);
    },
    export: exportState,
    resources: async () => {
      const { deployment } = JSON.parse(await exportState()) as { deployment: { resources?: ExportedResource[] } };
      return (deployment.resources ?? []).filter(({ type }) => /printix(:index)?:Tenant$/.test(type));
    },
    tenants: async () => {
      const found = await stack.resources();
      return Object.fromEntries(found.map((resource) => [resource.urn.split("::").at(-1) ?? "", resource]));
    },
  };
  await stack.declare({});
  await stack.succeed("stack", "init", "test");
  return stack;
}
