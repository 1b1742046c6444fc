import { cpSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { withLock } from "../common/lock.cjs";
import { gather } from "../engine/gather.ts";
import { isEngine } from "../engine/programs.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const base = temporaryFolder();
const engine = { pulumi: join(base, "a"), "pulumi-language-nodejs": join(base, "b") };

beforeAll(() => {
  const sdk = join(base, "node_modules", "@pulumi", "pulumi");
  mkdirSync(sdk, { recursive: true });
  writeFileSync(join(sdk, "pulumi-resource-pulumi-nodejs"), "dynamic");
  for (const file of Object.values(engine)) writeFileSync(file, "old", { mode: 0o755 });
});

test("of two runs at once the second takes what the first has gathered, and leaves it where it is", async () => {
  const gathered = await gather(engine, base, { PRINTIX_ENGINE_CACHE: join(base, "alone") });
  const cache = join(base, "shared");
  const folder = join(cache, basename(gathered));
  mkdirSync(cache);
  let second: Promise<string> | undefined;
  const ino = await withLock(join(cache, "engine.lock"), "waiting", () => {
    second = gather(engine, base, { PRINTIX_ENGINE_CACHE: cache });
    cpSync(gathered, folder, { recursive: true });
    return Promise.resolve(statSync(folder).ino);
  });
  expect(await second).toBe(folder);
  expect(statSync(folder).ino).toBe(ino);
});

test("programs that lie apart are copied into one folder, and again after an update", async () => {
  const env = { PRINTIX_ENGINE_CACHE: join(base, "cache") };

  const first = await gather(engine, base, env);
  expect(isEngine(first)).toBe(true);
  expect(await gather(engine, base, env)).toBe(first);

  writeFileSync(engine.pulumi, "new");
  utimesSync(engine.pulumi, 1, 1);
  const second = await gather(engine, base, env);
  expect(readFileSync(join(second, "pulumi"), "utf8")).toBe("new");
});
