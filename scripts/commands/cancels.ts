import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runForeground } from "../common/foreground.cjs";
import { localFolder } from "../common/local-folder.cjs";
import type { Command } from "../context.ts";
import { withStack } from "../stack/with-stack.ts";

/** How many subscriptions the next `npm start` would cancel. */
export const cancels: Command = (context) =>
  withStack(context, { needsApi: true }, async ({ read }) => {
    const { root, env, args } = context;
    const plan = join(localFolder(root), "plan.json");
    try {
      writeFileSync(plan, await read(["preview", "--json", "--non-interactive"]));
      const command = join(root, "provider", "bin", "pulumi-printix.js");
      return await runForeground(process.execPath, [command, "cancels", plan, ...args], { cwd: root, env });
    } finally {
      rmSync(plan, { force: true });
    }
  });
