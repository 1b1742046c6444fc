import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { temporaryFolder } from "./temporary-folder.ts";

const root = join(__dirname, "..", "..");
const script = join(root, ".ci", "newcomer");
const base = temporaryFolder();

/** A repository that holds the script alone, on a machine with a Chromium, whose npm says what it was given. */
function run(says: string): { status: number | null; seen: Record<string, string> } {
  const repository = join(base, "repository");
  const programs = join(base, "programs");
  for (const folder of [join(repository, ".ci"), programs]) mkdirSync(folder, { recursive: true });
  copyFileSync(script, join(repository, ".ci", "newcomer"));
  writeFileSync(join(programs, "chromium"), "#!/bin/sh\n", { mode: 0o755 });
  const npm = [
    "#!/bin/sh",
    `{ echo "args $*"; echo "chromium $(command -v chromium)"; echo "npm $(command -v npm)"; echo "ci $CI"`,
    `  echo "kept $(ls "$TMPDIR")"; echo "folder $PWD"; ls -a .ci; } > "${join(base, "seen")}"`,
    `echo "${says}"`,
  ];
  writeFileSync(join(programs, "npm"), npm.join("\n"), { mode: 0o755 });
  const git = (...args: string[]) =>
    spawnSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: repository });
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "one");
  const path = [programs, process.env["PATH"]].join(delimiter);
  const env = { ...process.env, PATH: path, CI: "true" };
  const { status } = spawnSync(join(repository, ".ci", "newcomer"), { env, stdio: "ignore" });
  const lines = readFileSync(join(base, "seen"), "utf8").split("\n");
  const entries = lines.map((line): [string, string] => [line.split(" ")[0] ?? "", line.replace(/^\w+ ?/, "")]);
  return { status, seen: Object.fromEntries(entries) };
}

test("the newcomer's tests run in a clone, in one process, without Chromium and without anything that was kept", () => {
  const { status, seen } = run("left out: the dashboard in a browser: there is no Chromium here");
  expect(status).toBe(0);
  expect(seen["args"]).toMatch(/^test -- --runInBand --runTestsByPath /);
  expect(seen).toMatchObject({ chromium: "", ci: "", kept: "" });
  expect(seen["npm"]).toMatch(/\/npm$/);
  expect(seen["folder"]).toMatch(/\/clone$/);
  expect(existsSync(seen["folder"] ?? "")).toBe(false);
});

test("a newcomer's machine that found a Chromium all the same shows nothing", () => {
  expect(run("tests: 9 passed, 0 failed").status).toBe(1);
});

test("the newcomer's files are of every ring", () => {
  const files =
    readFileSync(script, "utf8")
      .match(/^ {2}\S+\.test\.ts$/gm)
      ?.map((line) => line.trim()) ?? [];
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  for (const ring of [
    /^test\/engine\//,
    /^(sandbox\/test|test\/sandbox)\//,
    /^test\/browser\//,
    /\/wire\//,
    /\/plain\//,
  ]) {
    expect(files).toContainEqual(expect.stringMatching(ring));
  }
});
