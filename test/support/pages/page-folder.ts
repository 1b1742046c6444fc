import { existsSync } from "node:fs";
import { cp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { stringify } from "yaml";
import { startSandbox, type Sandbox, type SandboxOptions } from "printix-partner-sandbox";
import { withEngineFolder, type EngineFolder } from "../engine-folder";
import type { Declared, ExportedResource } from "../engine-stack";
import type { ProcessResult } from "../run-process";
import { seededState } from "../seed";
import type { Mask } from "./compare-output";
import { followPage } from "./follow-page";

const repository = join(__dirname, "..", "..", "..");

/** The folder that a page is followed in: a program `customers` with a stack `dev`, and the tenants of a sandbox. */
export interface PageFolder extends EngineFolder {
  readonly sandbox: Sandbox;
  /** Writes a file; of a program in TypeScript, after a type check. */
  readonly write: (name: string, text: string) => Promise<void>;
  /** Has these tenants and no others, in the sandbox and in state, as after `up`. */
  readonly seed: (tenants: Declared) => Promise<void>;
  /** The tenants in state. */
  readonly resources: () => Promise<ExportedResource[]>;
  /** Makes state what `change` makes of it. It is the file that is changed: an import of state drops what is pending. */
  readonly changeState: (change: (deployment: Deployment) => void) => Promise<void>;
}

export interface Deployment {
  resources?: ExportedResource[];
  pending_operations?: object[];
}

export interface Scenario {
  readonly sandbox?: SandboxOptions;
  /** For all that runs there. */
  readonly env?: Record<string, string>;
  /** What happens between the page's commands, by the names that the page gives it. */
  readonly events?: (folder: PageFolder) => Record<string, () => Promise<void> | void>;
  readonly masks?: readonly Mask[];
  /** What is run for the page's commands, where an id of the page stands for one of the sandbox. */
  readonly asRun?: (commands: string, folder: PageFolder) => string;
  /** Looks at what is there in the end. */
  readonly after?: (folder: PageFolder) => Promise<void> | void;
}

/** A test that follows a page. */
export function page(path: string, scenario: Scenario = {}): void {
  test(path, () =>
    withPageFolder(scenario, async (folder) => {
      const { asRun = (commands: string) => commands } = scenario;
      await followPage(path, {
        write: folder.write,
        run: (commands, where) => runIn(folder, asRun(commands, folder), where),
        ...(scenario.events && { events: scenario.events(folder) }),
        ...(scenario.masks && { masks: scenario.masks }),
      });
      await scenario.after?.(folder);
    }),
  );
}

/** As in examples/basic, for all files of the folder. */
const compiler = {
  compilerOptions: { target: "ES2023", module: "nodenext", strict: true, skipLibCheck: true, noEmit: true },
  include: ["*.ts", "*.mts"],
};

const place = { project: "customers", stack: "dev" };
/** The partner that the pages show. */
const partnerId = "00000000-1111-2222-3333-123456789abc";

async function withPageFolder(
  { sandbox: options, env }: Scenario,
  use: (folder: PageFolder) => Promise<void>,
): Promise<void> {
  await using sandbox = await startSandbox({ partnerId, ...options });
  // Where nobody sits at a terminal, the engine wants to be told that it need not ask.
  const ownEnv = { ...sandbox.env, PULUMI_SKIP_CONFIRMATIONS: "true", ...env };
  await withEngineFolder(ownEnv, async (engine) => {
    const { folder } = engine;
    await symlink(join(repository, "node_modules"), join(folder, "node_modules"));
    // What TypeScript takes to start is saved where the page's program is none.
    const manifest = { name: place.project, runtime: { name: "nodejs", options: { typescript: false } } };
    await writeFile(join(folder, "Pulumi.yaml"), stringify(manifest));
    await writeFile(join(folder, "package.json"), '{ "name": "customers" }\n');
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(compiler));
    await writeFile(join(folder, "index.js"), 'require("pulumi-printix").tenantsFromFile("tenants.yaml");\n');
    await engine.succeed("stack", "init", place.stack);
    await use(pageFolder(engine, sandbox));
  });
}

function pageFolder(engine: EngineFolder, sandbox: Sandbox): PageFolder {
  const { folder, start, succeed } = engine;
  return {
    ...engine,
    sandbox,
    write: async (name, text) => {
      await writeFile(join(folder, name), text);
      if (!/\.m?ts$/.test(name)) return;
      if (name === "index.ts") await useTypeScript(folder);
      const args = [join(repository, "node_modules", "typescript", "bin", "tsc"), "--project", folder];
      const { status, output } = await start(process.execPath, args).ended;
      if (status !== 0) throw new Error(`${name} does not compile:\n${output}`);
    },
    seed: async (tenants) => {
      for (const { id } of sandbox.tenants()) sandbox.removeTenant(id);
      const file = join(folder, "seeded.json");
      await writeFile(file, JSON.stringify(seededState(sandbox, tenants, "dynamic", place)));
      await succeed("stack", "import", "--file", file);
    },
    resources: async () => {
      const { deployment } = JSON.parse(await engine.export()) as { deployment: Deployment };
      return (deployment.resources ?? []).filter(({ type }) => /printix(:index)?:Tenant$/.test(type));
    },
    changeState: async (change) => {
      const file = join(folder, "state", ".pulumi", "stacks", place.project, `${place.stack}.json`);
      const state = JSON.parse(await readFile(file, "utf8")) as { checkpoint: { latest: Deployment } };
      change(state.checkpoint.latest);
      await writeFile(file, JSON.stringify(state));
    },
  };
}

async function useTypeScript(folder: string): Promise<void> {
  const manifest = join(folder, "Pulumi.yaml");
  await writeFile(manifest, (await readFile(manifest, "utf8")).replace("typescript: false", "typescript: true"));
  await rm(join(folder, "index.js"), { force: true });
}

/** The preview that an update makes first is the engine's own, and half of its time. */
function quick(commands: string): string {
  return commands.replaceAll(/\bpulumi up\b/g, "pulumi up --skip-preview");
}

async function runIn({ folder, start }: PageFolder, commands: string, where: string): Promise<ProcessResult> {
  if (where !== "in the clone") return start("sh", ["-eu", "-c", quick(commands)]).ended;
  const clone = await cloneIn(folder);
  return start("sh", ["-eu", "-c", `cd '${clone}'\n${commands}`]).ended;
}

const notCopied = new Set(["node_modules", ".git", ".printix", "coverage", "Pulumi.sandbox.yaml"]);

/** A copy of this repository as it stands, compiled; made once. */
async function cloneIn(folder: string): Promise<string> {
  const clone = join(folder, "clone");
  if (existsSync(clone)) return clone;
  const filter = (source: string): boolean => !notCopied.has(basename(source));
  await cp(repository, clone, { recursive: true, preserveTimestamps: true, filter });
  await symlink(join(repository, "node_modules"), join(clone, "node_modules"));
  return clone;
}
