import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The plugin as one file, and the licenses of all that is in it. */
export interface Bundle {
  program: string;
  licenses: string;
}

const start = 'import { servePlugin } from "./provider/dist/plugin.js"; servePlugin();';

/** Makes one file of what has been compiled, in which nothing says where this clone lies. */
export async function bundlePlugin(root: string): Promise<Bundle> {
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    stdin: { contents: start, resolveDir: root, sourcefile: "plugin.js" },
    banner: { js: "#!/usr/bin/env node" },
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node22.20",
    // Names stay, so that a stack trace can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    metafile: true,
    write: false,
  });
  const inputs = Object.keys(metafile.inputs).map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  const packages = [...new Set(inputs)].filter((path) => path !== undefined).sort();
  const licenses = await Promise.all(packages.map((path) => licenseOf(join(root, path))));
  return { program: outputFiles[0]?.text ?? "", licenses: licenses.join("\n") };
}

async function licenseOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
    name: string;
    version: string;
    license: string;
  };
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? "" : await readFile(join(folder, file), "utf8");
  return `${name} ${version} (${license})\n\n${text}`;
}
