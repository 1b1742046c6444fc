import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface FakeClone {
  root: string;
  /** With the fake engine first on PATH, and logged in nowhere. */
  env: NodeJS.ProcessEnv;
}

/** A folder like a clone, whose programs are these, by their places; `engine` is the engine's. All are CommonJS. */
export function fakeClone(base: string, engine: string, programs: Record<string, string> = {}): FakeClone {
  const root = mkdtempSync(join(base, "clone-"));
  const write = (place: string, text: string) => {
    mkdirSync(dirname(join(root, place)), { recursive: true });
    writeFileSync(join(root, place), `#!${process.execPath}\n${text}`, { mode: 0o755 });
  };
  write("engine/pulumi", engine);
  write("engine/pulumi-language-nodejs", "");
  write("engine/pulumi-resource-pulumi-nodejs", "");
  write("node_modules/typescript/lib/tsc.js", "");
  for (const [place, text] of Object.entries(programs)) write(place, text);
  return { root, env: { PATH: join(root, "engine"), PULUMI_HOME: join(root, "home") } };
}
