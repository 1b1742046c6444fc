import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { startSandbox } from "printix-partner-sandbox";

test("the stack makes its tenant, once, and a lost answer does not make another", async () => {
  const sandbox = await startSandbox();
  const state = await mkdtemp(join(tmpdir(), "stack-"));
  try {
    const stack = await LocalWorkspace.createOrSelectStack(
      { stackName: "test", workDir: import.meta.dirname },
      { envVars: { ...sandbox.env, PULUMI_BACKEND_URL: `file://${state}`, PULUMI_CONFIG_PASSPHRASE: "test" } },
    );
    sandbox.addFault({ kind: "reset", route: "create" }); // once, after the tenant was made
    await stack.up();
    assert.deepEqual(
      sandbox.history().map(({ tenantDomain }) => tenantDomain),
      ["acme.printix.net"],
    );
    await stack.up({ expectNoChanges: true });
  } finally {
    await sandbox.stop();
    await rm(state, { recursive: true });
  }
});
