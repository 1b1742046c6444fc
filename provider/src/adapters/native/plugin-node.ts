import { nodeFault } from "../../config/node-version";

// The engine shows what a plugin has said that ends before it serves.
const fault = nodeFault();
if (fault !== undefined) {
  process.stderr.write(`${fault}\n`);
  process.exit(1);
}
