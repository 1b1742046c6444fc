import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeFault } from "../../src/config/node-version";

test.each(["22.20.0", "22.21.3", "23.0.0", "24.21.0", "100.0.0"])("Node %s will do", (version) => {
  expect(nodeFault(version)).toBeUndefined();
});

test.each(["22.19.5", "22.2.0", "21.99.0", "20.20.2", "8.0.0"])("Node %s is told, with what is needed", (version) => {
  expect(nodeFault(version)?.split("\n")).toEqual([
    `Nothing was sent: pulumi-printix needs Node 22.20 or newer, and this is Node ${version} (${process.execPath}).`,
    "  - Install a newer one (https://nodejs.org), or put the folder of one first on PATH, and run again. [PRINTIX_NODE]",
  ]);
});

test.each(["sdk", "provider", "sandbox", "examples/basic"])("%s names the same Node as its engine", (folder) => {
  const manifest = readFileSync(join(__dirname, "..", "..", "..", folder, "package.json"), "utf8");
  expect(JSON.parse(manifest)).toMatchObject({ engines: { node: ">=22.20" } });
});
