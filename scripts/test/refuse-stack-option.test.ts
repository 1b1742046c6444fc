import { existsSync } from "node:fs";
import { join } from "node:path";
import { commands } from "../commands/index.ts";
import { refuseStackOption } from "../stack/refuse-stack-option.ts";
import { fakeClone } from "./fake-clone.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const base = temporaryFolder();

test.each([
  [["--stack", "partner"], "--stack"],
  [["--yes", "--stack=partner"], "--stack=partner"],
  [["-s", "partner"], "-s"],
  [["stack", "rm", "-spartner"], "-spartner"],
  [["-ys", "partner"], "-ys"],
])("%j names a stack past what is set up for it", (args, option) => {
  expect(() => {
    refuseStackOption(args);
  }).toThrow(new RegExp(`^${option} names the stack only to the engine.*Set PULUMI_STACK`));
});

test.each([
  [[]],
  [["stack", "rm", "sandbox", "--force", "--yes"]],
  [["preview", "--show-sames", "--skip-preview", "-y"]],
  [["up", "-cprintix:burst=5", "-mseasonal", "--stack-trace"]],
  [["config", "set", "key", "--", "-s"]],
  [["plugin", "install", "-frelease.tgz"]],
])("%j names none", (args) => {
  expect(() => {
    refuseStackOption(args);
  }).not.toThrow();
});

test.each(["start", "preview", "refresh", "cancels", "destroy", "pulumi"])(
  "%s refuses before the engine runs",
  async (name) => {
    const { root, env } = fakeClone(base, 'require("node:fs").writeFileSync("ran", "");');
    const run = commands.get(name)?.({ root, env, args: ["--stack", "partner"] });
    await expect(run).rejects.toThrow("Set PULUMI_STACK");
    expect(existsSync(join(root, "ran"))).toBe(false);
  },
);
