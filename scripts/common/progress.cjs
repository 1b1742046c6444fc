const { clearTimeout, setTimeout } = require("node:timers");

// A shorter step needs no line.
const quietMs = 1_000;
const terminalMs = 1_000;
const plainMs = 30_000;

function duration(ms) {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m ${String(seconds % 60).padStart(2, "0")}s`;
}

/**
 * Says what a long step is doing and for how long: in place in a terminal, a line every half minute elsewhere. All on
 * standard error, since standard output belongs to the command's answer.
 */
async function step(label, work, usual) {
  const { stderr } = process;
  const startedAt = Date.now();
  let isShown = false;
  const show = (text, isLast) => {
    isShown = true;
    if (stderr.isTTY) stderr.write(`\r\x1b[2K${text.slice(0, (stderr.columns || 80) - 1)}${isLast ? "\n" : ""}`);
    else stderr.write(`${text}\n`);
  };
  const tick = () => {
    show([`${label} … ${duration(Date.now() - startedAt)}`, usual].filter(Boolean).join(", "), false);
    timer = setTimeout(tick, stderr.isTTY ? terminalMs : plainMs);
  };
  let timer = setTimeout(tick, quietMs);
  let outcome = "failed after";
  try {
    const result = await work();
    outcome = "took";
    return result;
  } finally {
    clearTimeout(timer);
    if (isShown) show(`${label}: ${outcome} ${duration(Date.now() - startedAt)}`, true);
  }
}

module.exports = { duration, step };
