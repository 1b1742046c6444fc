import type { Command } from "../context.ts";
import { runTool } from "../run.ts";

export const build: Command = (context) => runTool(context, "typescript/lib/tsc.js", ["-b", ...context.args]);
