const { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } = require("node:fs");
const { hostname } = require("node:os");
const { dirname } = require("node:path");
const { setTimeout: sleep } = require("node:timers/promises");
const { step } = require("./progress.cjs");

const beatMs = 10_000;
// For a lock of another machine or container, where its process cannot be asked for.
const silentMs = 6 * beatMs;
const pollMs = 250;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Whether the lock's owner is gone: killed, or the machine that it ran on. */
function isStale(file, now = Date.now()) {
  try {
    const { mtimeMs } = statSync(file);
    if (now - mtimeMs > silentMs) return true;
    const [pid, host] = readFileSync(file, "utf8").split(" ");
    return host === hostname() && !isAlive(Number(pid));
  } catch {
    return false;
  }
}

function take(file) {
  try {
    writeFileSync(file, `${process.pid} ${hostname()}`, { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** Removes a stale lock. Two processes that see the same one must not end with one deleting the other's new lock. */
function removeStale(file) {
  const guard = `${file}.takeover`;
  if (!take(guard)) {
    if (isStale(guard)) rmSync(guard, { force: true });
    return;
  }
  try {
    if (isStale(file)) rmSync(file, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

async function acquire(file) {
  while (!take(file)) {
    if (isStale(file)) removeStale(file);
    await sleep(pollMs);
  }
}

/** Runs `work` while no other process does; `waiting` is what the user is told meanwhile. */
async function withLock(file, waiting, work) {
  mkdirSync(dirname(file), { recursive: true });
  if (!take(file)) await step(`waiting: ${waiting}`, () => acquire(file));
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      clearInterval(beat);
    }
  }, beatMs);
  beat.unref();
  const release = () => rmSync(file, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off("exit", release);
    release();
  }
}

module.exports = { withLock };
