const { dirname, delimiter, join } = require("node:path");
const { fileURLToPath } = require("node:url");
const { explain } = require("../common/failure.cjs");
const { runForeground } = require("../common/foreground.cjs");
const { ensureDependencies } = require("./dependencies.cjs");
const { findNode } = require("./find-node.cjs");

/** Runs `scripts/main.ts` on a Node that reads TypeScript, once the npm packages that it imports are there. */
async function bootstrap(rootUrl, argv) {
  const root = fileURLToPath(rootUrl);
  try {
    await ensureDependencies(root);
    const node = findNode(root);
    return await runForeground(node, [join(root, "scripts", "main.ts"), ...argv], {
      env: { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) },
    });
  } catch (error) {
    return explain(error);
  }
}

module.exports = { bootstrap };
