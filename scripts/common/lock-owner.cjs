const { randomBytes } = require("node:crypto");
const { readFileSync } = require("node:fs");
const { hostname, uptime } = require("node:os");

// For an owner on another machine or in another container: its process cannot be looked up from here.
const heartbeatTimeoutMs = 60_000;

/** A process's state and start, where the system tells them in a file (man 5 proc_pid_stat). */
function processFacts(pid) {
  try {
    // The name before the last parenthesis may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
    return { state: fields[0], start: fields[19] };
  } catch {
    return undefined;
  }
}

function hasId(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** A new owner, unlike any other: the content of a lock of this process. */
function newOwner() {
  const start = processFacts(process.pid)?.start;
  return [process.pid, hostname(), randomBytes(8).toString("hex"), ...(start === undefined ? [] : [start])].join(" ");
}

/**
 * Whether a lock's owner is gone, by what the lock says and when it was last touched. On this machine a missing
 * heartbeat proves nothing: a process that was stopped, or slept with the machine, goes on.
 */
function isGone(owner, touchedAtMs, now = Date.now()) {
  const [pid, host, , start] = owner.split(" ");
  if (host !== hostname()) return now - touchedAtMs > heartbeatTimeoutMs;
  if (!hasId(Number(pid))) return true;
  const facts = processFacts(pid);
  // It has ended, and its parent has not waited for it: the entry may stay for as long as the parent runs.
  if (facts?.state === "Z") return true;
  // Another process may have its number by now, after a restart of the machine at the latest.
  if (facts !== undefined && start !== undefined) return facts.start !== start;
  return touchedAtMs < now - uptime() * 1000 - heartbeatTimeoutMs;
}

module.exports = { isGone, newOwner };
