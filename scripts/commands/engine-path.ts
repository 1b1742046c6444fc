import type { Command } from "../context.ts";
import { ensureEngine } from "../engine/engine.ts";

export const enginePath: Command = async (context) => {
  console.log(await ensureEngine(context));
  return 0;
};
