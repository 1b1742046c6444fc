// node scripts/pack/check-release.mjs TAG: refuses a release whose tag, version, changelog or addresses do not agree.
import { readFileSync } from "node:fs";

/** What is wrong with a release, each in a line that says what to do. */
export function releaseFaults({ tag, manifest, changelog }) {
  const { version, repository } = manifest;
  const heading = /^## (.+)$/m.exec(changelog)?.[1];
  return [
    tag !== `v${version}` && `The tag is ${tag}, and package.json says ${version}: tag v${version}.`,
    heading !== version && `CHANGELOG.md begins with "${heading}": write "## ${version}" there.`,
    repository.url.includes(".invalid") &&
      "package.json names no repository yet: write its addresses there, then run node test/schemas/write-package-fields.ts.",
  ].filter((fault) => fault !== false);
}

if (process.argv[1] === import.meta.filename) {
  const textOf = (name) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
  const [, , tag] = process.argv;
  const faults = releaseFaults({
    tag,
    manifest: JSON.parse(textOf("package.json")),
    changelog: textOf("CHANGELOG.md"),
  });
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
