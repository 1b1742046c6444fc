/** As "engines" in package.json says; the first Node whose `require` takes the ES modules that we depend on. */
const needed = { major: 22, minor: 20 };

/**
 * Why this process cannot run the package, or nothing where it can. Read by Nodes far older than those that run the
 * rest, so it is written in what they understand.
 */
export function nodeFault(version: string = process.versions.node): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > needed.major || (major === needed.major && minor >= needed.minor)) return undefined;
  return [
    `Nothing was sent: pulumi-printix needs Node ${needed.major}.${needed.minor} or newer, and this is Node ${version} (${process.execPath}).`,
    "  - Install a newer one (https://nodejs.org), or put the folder of one first on PATH, and run again. [PRINTIX_NODE]",
  ].join("\n");
}
