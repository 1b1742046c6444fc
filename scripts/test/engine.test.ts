import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { cacheFolder, engineName } from "../engine/cache.ts";
import { explainBuild } from "../engine/go-build.ts";
import { engineOnPath } from "../engine/on-path.ts";
import { place } from "../engine/place.ts";
import { recipes } from "../engine/recipe.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const base = temporaryFolder();

function folderWith(...programs: string[]): string {
  const folder = mkdtempSync(join(base, "bin-"));
  for (const program of programs) writeFileSync(join(folder, program), "", { mode: 0o755 });
  return folder;
}

const pathOf = (...folders: string[]) => folders.join(delimiter);
const whole = ["pulumi", "pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"];

describe("on PATH", () => {
  test("the folder of a whole installation", () => {
    const engine = folderWith(...whole);
    expect(engineOnPath(pathOf(folderWith(), engine))).toBe(engine);
  });

  test("a link is followed to its installation", () => {
    const engine = folderWith(...whole);
    const links = folderWith();
    symlinkSync(join(engine, "pulumi"), join(links, "pulumi"));
    expect(engineOnPath(links)).toBe(engine);
  });

  test("a version manager's links keep their names", () => {
    const manager = folderWith("manager");
    const shims = folderWith();
    for (const program of whole) symlinkSync(join(manager, "manager"), join(shims, program));
    expect(engineOnPath(shims)).toBe(shims);
  });

  test("a language host elsewhere on PATH is named", () => {
    const cli = folderWith("pulumi");
    const host = folderWith("pulumi-language-nodejs");
    expect(engineOnPath(pathOf(cli, host))).toEqual({
      pulumi: join(cli, "pulumi"),
      "pulumi-language-nodejs": join(host, "pulumi-language-nodejs"),
    });
  });

  test("a pulumi that no language host goes with is none", () => {
    expect(engineOnPath(folderWith("pulumi"))).toBeUndefined();
    expect(engineOnPath("")).toBeUndefined();
  });
});

describe("cache", () => {
  test("lies outside of the clone, where the user says or where caches lie", () => {
    expect(cacheFolder({ PRINTIX_ENGINE_CACHE: "/engines" }, "/home/ada")).toBe("/engines");
    expect(cacheFolder({ XDG_CACHE_HOME: "/cache" }, "/home/ada")).toBe("/cache/pulumi-printix");
    expect(cacheFolder({ XDG_CACHE_HOME: "relative" }, "/home/ada")).toBe("/home/ada/.cache/pulumi-printix");
    expect(cacheFolder({}, "/home/ada")).toBe("/home/ada/.cache/pulumi-printix");
  });

  test("an engine's name changes with anything that it is made from", () => {
    expect(engineName("1.2.3", ["a", "b"])).not.toBe(engineName("1.2.3", ["ab", ""]));
    expect(engineName("1.2.3", ["a", "b"])).toMatch(/^engine-1\.2\.3-\w+-\w+-[0-9a-f]{12}$/);
  });

  test("an engine that could not be finished leaves nothing", async () => {
    const cache = join(base, "cache");
    await expect(place(join(cache, "engine"), () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(readdirSync(cache)).toEqual([]);
    await place(join(cache, "engine"), (temporary) => {
      mkdirSync(join(temporary, "bin"));
      return Promise.resolve();
    });
    expect(existsSync(join(cache, "engine", "bin"))).toBe(true);
  });
});

test("the recipes pin a version of both programs and say which Go they need", () => {
  const [host, pulumi] = recipes(join(__dirname, "..", ".."));
  for (const { version, goVersion, flags } of [host, pulumi]) {
    expect(version).toMatch(/^v3\.\d+\.\d+$/);
    expect(goVersion).toMatch(/^1\.\d+/);
    expect(flags.join(" ")).toContain(`version.Version=${version}`);
  }
});

test("an old Go is told apart from a network that refuses", () => {
  const old = "go: go.mod requires go >= 1.25.11 (running go 1.22.1; GOTOOLCHAIN=local)";
  expect(explainBuild(old, "1.25.11", ["/"])).toContain("Install Go 1.25.11 or newer");
  expect(explainBuild("module lookup disabled by GOPROXY=off", "1.25.11", ["/"])).toContain(
    "The network does not let this machine reach",
  );
  expect(explainBuild("undefined: x", "1.25.11", ["/"])).toContain("could not be built");
});
