import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { hostname, uptime } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { isGone, newOwner } from "../common/lock-owner.cjs";

const now = Date.now();
const agesAgo = 0;
const onLinux = process.platform === "linux" ? test : test.skip;

test("no two owners are the same", () => {
  expect(newOwner()).not.toBe(newOwner());
  expect(newOwner().startsWith(`${process.pid} ${hostname()} `)).toBe(true);
});

test("a process that runs here is not gone, however long it is silent", () => {
  expect(isGone(newOwner(), now, now)).toBe(false);
  expect(isGone(newOwner(), now - uptime() * 1000, now)).toBe(false);
});

test("a process that has ended is gone, however fresh its lock", () => {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  expect(isGone(`${pid} ${hostname()} token`, now, now)).toBe(true);
});

test("a number that was given to another process since the machine started is nobody's", () => {
  expect(isGone(`${process.pid} ${hostname()}`, agesAgo, now)).toBe(true);
  expect(isGone(`${process.pid} ${hostname()} token`, agesAgo, now)).toBe(true);
});

onLinux("a number that was given to another process is nobody's, however fresh the lock", () => {
  const [pid, host, token] = newOwner().split(" ");
  expect(isGone([pid, host, token, "1"].join(" "), now, now)).toBe(true);
});

onLinux("a process that has ended is gone, though its parent has not asked how", async () => {
  const parent = spawn("sh", ["-c", "sleep 600 & echo $!; exec cat"], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(parent, "exit");
  try {
    const pid = Number(String(await once(parent.stdout, "data")));
    parent.stdin.write("a shell might ask, cat does not\n");
    await once(parent.stdout, "data");
    process.kill(pid, "SIGKILL");
    while (!readFileSync(`/proc/${pid}/stat`, "utf8").includes(" Z ")) await sleep(5);
    expect(isGone(`${pid} ${hostname()} token`, now, now)).toBe(true);
  } finally {
    parent.kill("SIGKILL");
    await ended;
  }
});

test("another machine's owner is gone once it has been silent for a minute", () => {
  expect(isGone("1 another-machine token", now - 59_000, now)).toBe(false);
  expect(isGone("1 another-machine token", now - 61_000, now)).toBe(true);
});

test("a lock that is being written is nobody's yet, and not given away", () => {
  expect(isGone("", now, now)).toBe(false);
  expect(isGone("", now - 61_000, now)).toBe(true);
});
