#!/usr/bin/env node
// Nodes of any age have to read this file.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major > 22 || (major === 22 && minor >= 20)) {
  require("../dist/main.js");
} else {
  console.error(
    `printix-partner-sandbox needs Node 22.20 or newer, and this is Node ${process.versions.node} (${process.execPath}).\n` +
      "  - Install a newer one (https://nodejs.org), or put the folder of one first on PATH, and run again.",
  );
  process.exitCode = 1;
}
