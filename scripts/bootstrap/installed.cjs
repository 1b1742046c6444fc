/**
 * Whether node_modules, as npm describes it in its hidden lockfile, holds what package-lock.json asks for. npm writes
 * the hidden one last, so an interrupted installation has none. An optional package is one for another platform.
 */
function isInstalled(lockfile, hiddenLockfile) {
  return Object.entries(lockfile.packages).every(([place, wanted]) => {
    if (place === "") return true;
    const found = hiddenLockfile.packages[place];
    if (found === undefined) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity && found.link === wanted.link;
  });
}

module.exports = { isInstalled };
