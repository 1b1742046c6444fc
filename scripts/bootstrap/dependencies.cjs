const { readFileSync } = require("node:fs");
const { delimiter, join, basename } = require("node:path");
const { Failure, diagnose } = require("../common/failure.cjs");
const { localFolder } = require("../common/local-folder.cjs");
const { withLock } = require("../common/lock.cjs");
const { runLogged } = require("../common/logged.cjs");
const { step } = require("../common/progress.cjs");
const { hasNode } = require("./find-node.cjs");
const { isInstalled } = require("./installed.cjs");

// A user's own npm settings must not decide whether the packages, their install scripts and their bins get here.
const settings = [
  "--no-audit",
  "--no-fund",
  "--prefer-offline",
  "--include=dev",
  "--include=optional",
  "--ignore-scripts=false",
  "--engine-strict=false",
  "--legacy-peer-deps=false",
  "--global=false",
  "--dry-run=false",
  "--bin-links=true",
  // `npm run -s` hands its silence down, and the log would then hold no reason.
  "--loglevel=notice",
  "--progress=false",
  // The defaults keep someone without a network waiting for more than a minute.
  "--fetch-retry-mintimeout=1000",
  "--fetch-retry-maxtimeout=10000",
];

function isReady(root) {
  try {
    const read = (...place) => JSON.parse(readFileSync(join(root, ...place), "utf8"));
    return isInstalled(read("package-lock.json"), read("node_modules", ".package-lock.json")) && hasNode(root);
  } catch {
    return false;
  }
}

/** npm and the Node that runs it, from outside of node_modules: `npm ci` begins by deleting that folder. */
function npmCommand(root, env) {
  const modules = join(root, "node_modules");
  const path = (env.PATH ?? "").split(delimiter).filter((folder) => !folder.startsWith(modules));
  const script = env.npm_execpath;
  const isNpm = script !== undefined && basename(script).startsWith("npm");
  return {
    command: isNpm ? "node" : "npm",
    args: [...(isNpm ? [script] : []), "ci", ...settings],
    env: { ...env, PATH: path.join(delimiter) },
  };
}

function reason(output, root) {
  if (/in sync/.test(output)) {
    return "package-lock.json does not fit the package.json files. Run npm install, then run the command again.";
  }
  return (
    diagnose(output, { what: "the npm registry", folders: [root], space: "1 GB" }) ??
    "npm could not install the packages of package-lock.json. Read the log, then run the command again."
  );
}

/** Makes node_modules what package-lock.json says, for one process at a time. */
async function ensureDependencies(root) {
  if (isReady(root)) return;
  const folder = localFolder(root);
  await withLock(join(folder, "npm-ci.lock"), "another run is installing the npm packages", async () => {
    if (isReady(root)) return;
    const log = join(folder, "logs", "npm-ci.log");
    const { command, args, env } = npmCommand(root, process.env);
    await step(
      "installing the npm packages",
      async () => {
        const { status, output } = await runLogged(command, args, { cwd: root, env, log });
        if (status !== 0) throw new Failure(reason(output, root), { log });
      },
      "usually under a minute, once",
    );
  });
}

module.exports = { ensureDependencies };
