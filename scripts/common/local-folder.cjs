const { mkdirSync } = require("node:fs");
const { join } = require("node:path");

/** The git-ignored folder for state, data and secrets of this clone: its owner's alone. */
function localFolder(root) {
  const folder = join(root, ".printix");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

module.exports = { localFolder };
