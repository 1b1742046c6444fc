import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pluginCommand } from "../../../../src/cli/plugin/plugin-command";

const project = "name: acme\nruntime: nodejs\n";
let folder: string;
let launcher: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "printix-plugin-"));
  launcher = join(folder, "printix-plugin", "pulumi-resource-printix");
  writeFileSync(join(folder, "Pulumi.yaml"), project);
  const installed = join(folder, "node_modules", "pulumi-printix");
  mkdirSync(installed, { recursive: true });
  mkdirSync(join(folder, "src"));
  writeFileSync(join(installed, "package.json"), '{ "exports": { "./plugin": "./plugin.js" } }');
  writeFileSync(join(installed, "plugin.js"), "");
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Runs the command in a folder of the project. @throws what it refuses */
async function init(...path: string[]): Promise<{ written: string[]; told: string }> {
  const written = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    jest.spyOn(process[stream], "write").mockImplementation((text) => {
      written[stream] += String(text);
      return true;
    });
  }
  await pluginCommand().parseAsync(["init", "--json", "--cwd", join(folder, ...path)], { from: "user" });
  jest.restoreAllMocks();
  return { ...(JSON.parse(written.stdout) as { written: string[] }), told: written.stderr };
}

const filesOf = (paths: readonly string[]): string[] => paths.map((path) => path.split(/[/\\]/).at(-1) ?? "").sort();

test("it writes the launcher and the entry, from a folder below too, and a second time nothing", async () => {
  const first = await init("src");
  expect(filesOf(first.written)).toEqual(["Pulumi.yaml", "pulumi-resource-printix", "pulumi-resource-printix.cmd"]);
  expect(statSync(launcher).mode & 0o777).toBe(0o755);
  expect(readFileSync(join(folder, "Pulumi.yaml"), "utf8")).toContain("path: ./printix-plugin\n");

  const second = await init();
  expect(second.written).toEqual([]);
  expect(second.told).toMatch(/^All of it is there already\./);
  for (const { told } of [first, second]) expect(told).toMatch(/\nNext: .+`pulumi up`\.\n$/);
});

test("what a checkout has changed is set right or taken as it is: the permissions, the ends of lines", async () => {
  await init();
  chmodSync(launcher, 0o644);
  writeFileSync(`${launcher}.cmd`, readFileSync(`${launcher}.cmd`, "utf8").replaceAll("\n", "\r\n"));
  expect(filesOf((await init()).written)).toEqual(["pulumi-resource-printix"]);
  expect(statSync(launcher).mode & 0o777).toBe(0o755);
});

test.each([
  [
    "another launcher",
    () => {
      mkdirSync(join(folder, "printix-plugin"));
      writeFileSync(launcher, "mine");
    },
    "pulumi-resource-printix",
  ],
  [
    "a folder",
    () => {
      mkdirSync(launcher, { recursive: true });
    },
    "pulumi-resource-printix",
  ],
  [
    "a file",
    () => {
      writeFileSync(join(folder, "printix-plugin"), "mine");
    },
    "printix-plugin",
  ],
])("%s in the way is named, and nothing is written", async (_, put, name) => {
  put();
  const before = readdirSync(folder, { recursive: true });
  await expect(init()).rejects.toMatchObject({
    code: "PRINTIX_FILE",
    headline: expect.stringMatching(new RegExp(`/${name} already exists`)) as string,
  });
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
  expect(readFileSync(join(folder, "Pulumi.yaml"), "utf8")).toBe(project);
});

test("without a project, and where we are not installed, it says so, and nothing is written", async () => {
  rmSync(join(folder, "node_modules"), { recursive: true });
  await expect(init()).rejects.toMatchObject({ code: "PRINTIX_NOT_INSTALLED" });
  rmSync(join(folder, "Pulumi.yaml"));
  await expect(init("src")).rejects.toMatchObject({ code: "PRINTIX_INPUT" });
  expect(readdirSync(folder, { recursive: true })).toEqual(["src"]);
});
