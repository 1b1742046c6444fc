const { existsSync } = require("node:fs");
const { join } = require("node:path");
const { Failure } = require("../common/failure.cjs");

// Before 24, Node warns about TypeScript or cannot read it.
const enough = 24;

const packaged = (root) => join(root, "node_modules", "node", "bin", "node");

/** Whether some Node that runs `scripts/main.ts` is at hand. */
function hasNode(root, version = process.versions.node) {
  return Number(version.split(".")[0]) >= enough || existsSync(packaged(root));
}

/** The program of a Node that runs `scripts/main.ts`: this one, or that of the npm package `node`. */
function findNode(root) {
  if (Number(process.versions.node.split(".")[0]) >= enough) return process.execPath;
  if (existsSync(packaged(root))) return packaged(root);
  throw new Failure(
    `The npm package "node" brought no program for ${process.platform}-${process.arch}. Install Node ${enough} or newer (https://nodejs.org), then run the command again.`,
  );
}

module.exports = { findNode, hasNode };
