#!/usr/bin/env node
const fault = require("../dist/config/node-version.js").nodeFault();
if (fault === undefined) {
  require("../dist/cli/main.js");
} else {
  console.error(fault);
  process.exitCode = 1;
}
