import { join } from "node:path";
import { buildQuietly } from "../build.ts";
import { runForeground } from "../common/foreground.cjs";
import type { Command } from "../context.ts";
import { ensureEngine } from "../engine/engine.ts";
import { testEnvironment } from "./test.ts";

/** Measures this provider, a plain one and the engine alone on the real engine, and holds what is promised. */
export const bench: Command = async (context) => {
  const { root, env, args } = context;
  const engine = await ensureEngine(context);
  await buildQuietly(context);
  const program = join(root, "test", "bench", "main.ts");
  return runForeground(process.execPath, [program, ...args], { cwd: root, env: testEnvironment(env, engine) });
};
