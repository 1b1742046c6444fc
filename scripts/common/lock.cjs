const { closeSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } = require("node:fs");
const { setTimeout: sleep } = require("node:timers/promises");
const { isGone, newOwner } = require("./lock-owner.cjs");
const { step } = require("./progress.cjs");

// Another machine sees by it that this run goes on.
const heartbeatMs = 10_000;
const pollMs = 250;

function isStale(file) {
  try {
    return isGone(readFileSync(file, "utf8"), statSync(file).mtimeMs);
  } catch {
    return false;
  }
}

function take(file, owner) {
  const made = make(file);
  if (made === undefined) return false;
  try {
    writeFileSync(made, owner);
    return true;
  } catch (error) {
    // A full disk leaves the file empty, and the next run would wait for an owner that does not exist.
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(made);
  }
}

function make(file) {
  try {
    return openSync(file, "wx");
  } catch (error) {
    if (error.code === "EEXIST") return undefined;
    throw error;
  }
}

function isOwn(file, owner) {
  try {
    return readFileSync(file, "utf8") === owner;
  } catch {
    return false;
  }
}

/** The lock is another's where this process was taken for gone, and was not. */
function release(file, owner) {
  if (isOwn(file, owner)) rmSync(file, { force: true });
}

/** Removes a stale lock. Two processes that see the same one must not end with one deleting the other's new lock. */
function removeStale(file, owner) {
  const guard = `${file}.takeover`;
  if (!take(guard, owner)) {
    if (isStale(guard)) rmSync(guard, { force: true });
    return;
  }
  try {
    if (isStale(file)) rmSync(file, { force: true });
  } finally {
    release(guard, owner);
  }
}

async function acquire(file, owner) {
  while (!take(file, owner)) {
    if (isStale(file)) removeStale(file, owner);
    await sleep(pollMs);
  }
}

/**
 * Runs `work` while no other process does; `waiting` is what the user is told meanwhile. The file's folder has to
 * exist: the caller decides who may enter it.
 */
async function withLock(file, waiting, work) {
  const owner = newOwner();
  if (!take(file, owner)) await step(`waiting: ${waiting}`, () => acquire(file, owner));
  const heartbeat = setInterval(() => {
    try {
      if (isOwn(file, owner)) utimesSync(file, new Date(), new Date());
    } catch {
      // The next one may succeed.
    }
  }, heartbeatMs);
  heartbeat.unref();
  const unlock = () => release(file, owner);
  process.once("exit", unlock);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off("exit", unlock);
    unlock();
  }
}

module.exports = { withLock };
