import { mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gather } from "../engine/gather.ts";
import { isEngine } from "../engine/programs.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const base = temporaryFolder();

test("programs that lie apart are copied into one folder, and again after an update", async () => {
  const sdk = join(base, "node_modules", "@pulumi", "pulumi");
  mkdirSync(sdk, { recursive: true });
  writeFileSync(join(sdk, "pulumi-resource-pulumi-nodejs"), "dynamic");
  const engine = { pulumi: join(base, "a"), "pulumi-language-nodejs": join(base, "b") };
  for (const file of Object.values(engine)) writeFileSync(file, "old", { mode: 0o755 });
  const env = { PRINTIX_ENGINE_CACHE: join(base, "cache") };

  const first = await gather(engine, base, env);
  expect(isEngine(first)).toBe(true);
  expect(await gather(engine, base, env)).toBe(first);

  writeFileSync(engine.pulumi, "new");
  utimesSync(engine.pulumi, 1, 1);
  const second = await gather(engine, base, env);
  expect(readFileSync(join(second, "pulumi"), "utf8")).toBe("new");
});
