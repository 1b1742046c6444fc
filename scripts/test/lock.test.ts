import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { withLock } from "../common/lock.cjs";
import { temporaryFolder } from "./temporary-folder.ts";

const base = temporaryFolder();

/** The id of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

test("one at a time, and nothing is left", async () => {
  const file = join(base, "one.lock");
  const order: string[] = [];
  const run = (name: string) =>
    withLock(file, "waiting", async () => {
      order.push(`${name} begins`);
      await Promise.resolve();
      order.push(`${name} ends`);
    });
  await Promise.all([run("a"), run("b")]);
  expect(order).toEqual(["a begins", "a ends", "b begins", "b ends"]);
  expect(existsSync(file)).toBe(false);
});

test("a failure gives the lock back", async () => {
  const file = join(base, "failing.lock");
  await expect(withLock(file, "waiting", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(existsSync(file)).toBe(false);
});

test("a dead owner's lock is taken over", async () => {
  const file = join(base, "dead.lock");
  writeFileSync(file, `${deadProcess()} ${hostname()}`);
  await withLock(file, "waiting", () => {
    expect(readFileSync(file, "utf8")).toBe(`${process.pid} ${hostname()}`);
    return Promise.resolve();
  });
});

test("another machine's lock is taken over once it has gone silent", async () => {
  const file = join(base, "silent.lock");
  writeFileSync(file, "1 another-machine");
  utimesSync(file, new Date(0), new Date(0));
  await expect(withLock(file, "waiting", () => Promise.resolve("taken"))).resolves.toBe("taken");
});

test("a takeover that was cut short does not stand in the way", async () => {
  const file = join(base, "cut.lock");
  const gone = `${deadProcess()} ${hostname()}`;
  writeFileSync(file, gone);
  writeFileSync(`${file}.takeover`, gone);
  await expect(withLock(file, "waiting", () => Promise.resolve("taken"))).resolves.toBe("taken");
});
