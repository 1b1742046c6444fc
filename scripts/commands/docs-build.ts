import type { Command } from "../context.ts";
import { runTool } from "../run.ts";

/** Makes the site of docs/, in docs/.vitepress/dist; fails for a link or an anchor that leads nowhere. */
export const docsBuild: Command = (context) =>
  runTool(context, "vitepress/bin/vitepress.js", ["build", "docs", ...context.args]);
