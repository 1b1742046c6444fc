import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
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

test("a lock that could not be written is not left behind, for the next run to wait for", () => {
  const file = join(base, "full.lock");
  const program = `
    const { withLock } = require(${JSON.stringify(join(__dirname, "..", "common", "lock.cjs"))});
    withLock(process.argv[1], "waiting", async () => "taken").then(console.log, ({ code }) => console.log(code));
  `;
  // As on a full disk: files can be made, and nothing written into them.
  const { stdout } = spawnSync("sh", ["-c", 'ulimit -f 0; exec "$@"', "sh", process.execPath, "-e", program, file]);
  expect(stdout.toString()).toBe("EFBIG\n");
  expect(existsSync(file)).toBe(false);
});

test("a dead owner's lock is taken over", async () => {
  const file = join(base, "dead.lock");
  writeFileSync(file, `${deadProcess()} ${hostname()}`);
  await withLock(file, "waiting", () => {
    expect(readFileSync(file, "utf8").startsWith(`${process.pid} ${hostname()} `)).toBe(true);
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

test("a stopped process keeps its lock, however long it is silent, until it ends", async () => {
  const file = join(base, "stopped.lock");
  const program = `
    const { withLock } = require(${JSON.stringify(join(__dirname, "..", "common", "lock.cjs"))});
    withLock(process.argv[1], "waiting", () => new Promise(() => setInterval(() => undefined, 1000)));
    console.log("taken");
  `;
  const child = spawn(process.execPath, ["-e", program, file], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  try {
    await once(child.stdout, "data");
    child.kill("SIGSTOP");
    const anHourAgo = new Date(Date.now() - 3_600_000);
    utimesSync(file, anHourAgo, anHourAgo);
    // It has its first look at once.
    const taken = withLock(file, "waiting", () => Promise.resolve("taken"));
    expect(readFileSync(file, "utf8").startsWith(`${child.pid} `)).toBe(true);
    child.kill("SIGKILL");
    await ended;
    await expect(taken).resolves.toBe("taken");
  } finally {
    child.kill("SIGKILL");
    await ended;
  }
});

test("whoever lost the lock neither touches nor removes the one that is there now", async () => {
  const file = join(base, "lost.lock");
  jest.useFakeTimers();
  try {
    await withLock(file, "waiting", () => {
      writeFileSync(file, "1 another-machine token");
      utimesSync(file, new Date(0), new Date(0));
      jest.advanceTimersByTime(60_000);
      expect(statSync(file).mtimeMs).toBe(0);
      return Promise.resolve();
    });
  } finally {
    jest.useRealTimers();
  }
  expect(readFileSync(file, "utf8")).toBe("1 another-machine token");
});
