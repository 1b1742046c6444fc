import { join } from "node:path";
import { runForeground } from "../common/foreground.cjs";
import type { Command } from "../context.ts";
import { withStack } from "../stack/with-stack.ts";

/** How many subscriptions the next `npm start` would cancel. The plan is in no file, where another run would find it. */
export const cancels: Command = (context) =>
  withStack(context, { needsApi: true }, async ({ read }) => {
    const { root, env, args } = context;
    const input = await read(["preview", "--json", "--non-interactive"]);
    const command = join(root, "provider", "bin", "pulumi-printix.js");
    return await runForeground(process.execPath, [command, "cancels", "-", ...args], { cwd: root, env, input });
  });
