const { spawn } = require("node:child_process");
const { createWriteStream, mkdirSync } = require("node:fs");
const { dirname } = require("node:path");

const tailLength = 64 * 1024;

/** Runs a tool whose output goes to a log file, and to the user only as a diagnosis when it fails. */
function runLogged(command, args, { cwd, env, log, timeoutMs }) {
  mkdirSync(dirname(log), { recursive: true });
  const file = createWriteStream(log);
  // On a full disk the log fails first. The output is still in the tail.
  file.on("error", () => {});
  return new Promise((resolve) => {
    let output = "";
    const keep = (chunk) => {
      output = (output + chunk).slice(-tailLength);
      file.write(chunk);
    };
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], timeout: timeoutMs });
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", (error) => {
      keep(error.message);
      file.end(() => resolve({ status: 127, output }));
    });
    child.once("close", (status) => {
      file.end();
      resolve({ status: status ?? 1, output });
    });
  });
}

module.exports = { runLogged };
