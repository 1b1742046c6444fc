import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startSandbox, type Sandbox } from "printix-partner-sandbox";
import { pluginEntry, writeLauncher } from "../support/plugin-launcher.mts";
import { descendantsOf } from "../support/process-tree.mts";
import { keptStates, passphrase, project, sandboxUrl, stackName, states } from "./kept-states.ts";
import { manifestOf } from "./package-fields.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

interface Stack {
  folder: string;
  env: NodeJS.ProcessEnv;
  sandbox: Sandbox;
}

async function run({ folder, env }: Stack, command: string, ...args: string[]): Promise<string> {
  return (await promisify(execFile)(command, args, { cwd: folder, env, maxBuffer: 2 ** 26 })).stdout;
}

/** The engine is killed while the API has made the tenant, and does not answer. */
async function killedUp({ folder, env, sandbox }: Stack): Promise<void> {
  sandbox.addFault({ kind: "silence", route: "create", when: "after" });
  const engine = spawn("pulumi", ["up", "--yes", "--skip-preview"], { cwd: folder, env, stdio: "ignore" });
  while (sandbox.tenants().length === 0) await pause(20);
  const { pid = 0 } = engine;
  for (const one of [pid, ...descendantsOf(pid)]) process.kill(one, "SIGKILL");
  await once(engine, "close");
}

/** What the engine has in state after the program has run, on a sandbox of its own. */
async function stateOf(name: string): Promise<string> {
  const { program, imported, isKilled = false } = states[name] ?? { program: "" };
  const sandbox = await startSandbox({ requestsPerSecond: 1000, burst: 1000 });
  const folder = mkdtempSync(join(tmpdir(), "printix-state-"));
  const env = {
    ...process.env,
    ...sandbox.env,
    PULUMI_BACKEND_URL: `file://${folder}`,
    PULUMI_CONFIG_PASSPHRASE: passphrase,
    PULUMI_HOME: join(folder, "home"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
  const stack = { folder, env, sandbox };
  const pulumi = (...args: string[]): Promise<string> => run(stack, "pulumi", "--non-interactive", ...args);
  try {
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    const runtime = { name: "nodejs", options: { typescript: false } };
    writeFileSync(join(folder, "Pulumi.yaml"), JSON.stringify({ name: project, runtime, ...pluginEntry }));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: project, main: "index.js" }));
    writeFileSync(join(folder, "index.js"), program);
    await writeLauncher(folder);
    await pulumi("stack", "init", stackName);
    if (imported !== undefined) {
      const { id } = sandbox.createTenant(imported);
      if (name === "native") {
        await pulumi("import", "--yes", "--generate-code=false", "printix:index:Tenant", imported.name, id);
      } else {
        const command = join(root, "provider", "bin", "pulumi-printix.js");
        await run(stack, process.execPath, command, "import", "--out", "import.json");
        await pulumi("import", "--yes", "--generate-code=false", "--file", "import.json");
      }
    }
    if (isKilled) {
      await killedUp(stack);
      await pulumi("cancel", "--yes");
    } else {
      await pulumi("up", "--yes", "--skip-preview");
    }
    const text = await pulumi("stack", "export");
    // The engine notes where in which file each resource is made.
    return text.replaceAll(sandbox.url, sandboxUrl).replaceAll(root.slice(1), "clone/");
  } finally {
    await sandbox.stop();
    rmSync(folder, { recursive: true });
  }
}

// With the engine on PATH (npm run -s engine:path), once a version: its states are never written anew after its release.
const into = join(root, keptStates, `state-${manifestOf(root, ".").version}`);
mkdirSync(into, { recursive: true });
for (const name of Object.keys(states)) writeFileSync(join(into, `${name}.json`), await stateOf(name));
