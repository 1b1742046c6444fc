import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalWorkspace, type Stack } from "@pulumi/pulumi/automation/index.js";
import { startSandbox, type Sandbox } from "printix-partner-sandbox";

const files = ["Pulumi.yaml", "package.json", "tsconfig.json", "index.ts", "customers.ts"];

/** Gives a test a stack of this program in a folder of its own, on a sandbox of its own, and takes both away again. */
export async function withStack(use: (stack: Stack, sandbox: Sandbox) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox();
  const folder = await mkdtemp(join(tmpdir(), "stack-"));
  try {
    for (const file of files) await cp(join(__dirname, file), join(folder, file));
    await symlink(join(__dirname, "node_modules"), join(folder, "node_modules"), "junction");
    const stack = await LocalWorkspace.createOrSelectStack(
      { stackName: "test", workDir: folder },
      { envVars: { ...sandbox.env, PULUMI_BACKEND_URL: `file://${folder}`, PULUMI_CONFIG_PASSPHRASE: "test" } },
    );
    await use(stack, sandbox);
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true });
  }
}
