const { spawn } = require("node:child_process");
const { constants } = require("node:os");

/**
 * Runs a program on this terminal, and gives its exit status. With `input`, that is its standard input.
 *
 * In a terminal Ctrl-C reaches every process of the group, so it is not handed on: the engine takes a second one for
 * "stop at once, whatever is in flight". Where there is no terminal, a signal comes to this process alone.
 */
function runForeground(command, args, { cwd, env, input }) {
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: [input === undefined ? "inherit" : "pipe", "inherit", "inherit"],
  });
  // A program that ends before it has read everything says why itself.
  child.stdin?.on("error", () => {}).end(input);
  const inTerminal = process.stdin.isTTY === true || process.stderr.isTTY === true;
  const listeners = {
    SIGINT: () => inTerminal || child.kill("SIGINT"),
    SIGHUP: () => inTerminal || child.kill("SIGHUP"),
    SIGTERM: () => child.kill("SIGTERM"),
  };
  for (const [signal, listener] of Object.entries(listeners)) process.on(signal, listener);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (status, signal) => resolve(status ?? 128 + constants.signals[signal]));
  }).finally(() => {
    for (const [signal, listener] of Object.entries(listeners)) process.off(signal, listener);
  });
}

module.exports = { runForeground };
