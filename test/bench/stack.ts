import { appendFile, copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { startSandbox, type Sandbox } from "printix-partner-sandbox";
import { declaredTenants } from "./declared-tenants.ts";
import { pluginEntry, writeLauncher } from "../support/plugin-launcher.mts";
import type { Contestant } from "./measurement.ts";
import type { Limits } from "./large.ts";
import { runProgram, type ProgramEnd } from "./run-program.ts";
import type { StackExport } from "./seeded-state.ts";

const repository = join(import.meta.dirname, "..", "..");
const programs = join(import.meta.dirname, "programs");
const printixCommand = join(repository, "provider", "bin", "pulumi-printix.js");

/** A stack of a contestant's program, in a folder of its own, with a sandbox of its own. */
export interface BenchStack {
  sandbox: Sandbox;
  /** Runs a program in the stack's folder. */
  run: (program: string, args: readonly string[]) => Promise<ProgramEnd>;
  /** Runs the engine, whatever becomes of it. */
  pulumi: (...args: string[]) => Promise<ProgramEnd>;
  /** Runs the engine for what it prints. @throws where it fails */
  succeed: (...args: string[]) => Promise<string>;
  /** What state holds. */
  export: () => Promise<StackExport>;
  /** Runs `pulumi-printix`, whatever becomes of it. */
  printix: (...args: string[]) => Promise<ProgramEnd>;
  /** Writes a state for `pulumi stack import`, and gives its file. */
  writeState: (state: StackExport) => Promise<string>;
  /** Makes this the state. */
  import: (state: StackExport) => Promise<void>;
}

interface StackOptions {
  /** The sandbox's. Default: the API's real ones. */
  limits?: Partial<Limits>;
  env?: Record<string, string>;
}

/** Gives `use` a stack, and takes it away whatever happens. */
export async function withStack<T>(
  contestant: Contestant,
  tenants: number,
  use: (stack: BenchStack) => Promise<T>,
  { limits = {}, env = {} }: StackOptions = {},
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "printix-bench-"));
  const sandbox = await startSandbox(limits);
  try {
    await writeProgram(folder, contestant, tenants);
    const stack = stackIn(folder, sandbox, env);
    await stack.succeed("stack", "init", "bench");
    await appendFile(join(folder, "Pulumi.bench.yaml"), stringify({ config: configOf(sandbox) }));
    return await use(stack);
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeProgram(folder: string, contestant: Contestant, tenants: number): Promise<void> {
  const runtime = { name: "nodejs", options: { typescript: false } };
  await mkdir(join(folder, "state"));
  await symlink(join(repository, "node_modules"), join(folder, "node_modules"));
  const project = { name: "bench", runtime, ...(contestant === "native" && pluginEntry) };
  await writeFile(join(folder, "Pulumi.yaml"), stringify(project));
  await writeLauncher(folder);
  await writeFile(join(folder, "package.json"), '{ "name": "bench", "main": "index.js" }\n');
  await writeFile(join(folder, "index.js"), `require(${JSON.stringify(join(programs, `${contestant}.cjs`))});\n`);
  await copyFile(join(programs, "floor-provider.cjs"), join(folder, "floor-provider.cjs"));
  await writeFile(join(folder, "tenants.json"), JSON.stringify(declaredTenants(tenants)));
}

function configOf({ partnerId, clientId, clientSecret, apiUrl, authUrl }: Sandbox): Record<string, string> {
  const values = { partnerId, clientId, clientSecret, apiUrl, authUrl };
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`printix:${key}`, value]));
}

function stackIn(folder: string, sandbox: Sandbox, ownEnv: Record<string, string>): BenchStack {
  const env = {
    ...process.env,
    PULUMI_BACKEND_URL: `file://${folder}/state`,
    PULUMI_CONFIG_PASSPHRASE: "bench",
    PULUMI_HOME: join(folder, "home"),
    ...ownEnv,
  };
  const run: BenchStack["run"] = (program, args) => runProgram(program, args, { cwd: folder, env });
  const pulumi: BenchStack["pulumi"] = (...args) => run("pulumi", ["--non-interactive", "--color=never", ...args]);
  const succeed: BenchStack["succeed"] = async (...args) => {
    const { status, stdout, output } = await pulumi(...args);
    if (status !== 0) throw new Error(`pulumi ${args.join(" ")} failed:\n${output}`);
    return stdout;
  };
  const writeState: BenchStack["writeState"] = async (state) => {
    const file = join(folder, "import.json");
    await writeFile(file, JSON.stringify(state));
    return file;
  };
  return {
    sandbox,
    run,
    pulumi,
    succeed,
    export: async () => JSON.parse(await succeed("stack", "export")) as StackExport,
    printix: (...args) => run(process.execPath, [printixCommand, ...args]),
    writeState,
    import: async (state) => {
      await succeed("stack", "import", "--file", await writeState(state));
    },
  };
}
