#!/usr/bin/env node
const fault = require("../dist/node-version.js").nodeFault();
if (fault === undefined) {
  require("../dist/command/main.js");
} else {
  console.error(fault);
  process.exitCode = 1;
}
