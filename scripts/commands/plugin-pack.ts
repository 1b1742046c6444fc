import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { buildQuietly } from "../build.ts";
import { step } from "../common/progress.cjs";
import type { Command } from "../context.ts";
import { bundlePlugin } from "../plugin/bundle.ts";
import { tar } from "../plugin/tar.ts";

const program = "pulumi-resource-printix";

/** Makes the archive that `pulumi plugin install` takes, of a plugin that needs Node and nothing else. */
export const pluginPack: Command = async (context) => {
  const { root } = context;
  await buildQuietly(context);
  const manifest = await readFile(join(root, "provider", "package.json"), "utf8");
  const { version, license } = JSON.parse(manifest) as { version: string; license: string };
  const bundle = await step("bundling", () => bundlePlugin(root));
  const archive = tar([
    { name: program, text: bundle.program, isProgram: true },
    { name: `${program}.cmd`, text: `@node "%~dp0${program}" %*\n`, isProgram: true },
    // A package.json above could say that the program is an ES module.
    { name: "package.json", text: `${JSON.stringify({ name: program, version, license, type: "commonjs" })}\n` },
    { name: "LICENSE", text: await readFile(join(root, "LICENSE"), "utf8") },
    { name: "LICENSES-OF-OTHERS", text: bundle.licenses },
  ]);
  const file = join(root, "dist", `${program}-v${version}.tar.gz`);
  await mkdir(join(root, "dist"), { recursive: true });
  // In one step: another run may be reading the same archive.
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, gzipSync(archive, { level: 9 }));
  await rename(temporary, file);
  const path = relative(".", file);
  console.log(path);
  console.error(`Next: pulumi plugin install resource printix ${version} --file ${path}`);
  return 0;
};
