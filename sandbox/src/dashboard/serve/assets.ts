import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

export interface Asset {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** The files beside the page, as they are in the package, and the library that the page's script uses. */
export function loadAssets(): Asset[] {
  const folder = join(__dirname, "../../../assets");
  const library = loadAsset("idiomorph.js", require.resolve("idiomorph/dist/idiomorph.esm.js"));
  return [...readdirSync(folder).map((name) => loadAsset(name, join(folder, name))), library];
}

function loadAsset(name: string, file: string): Asset {
  return { name, type: TYPES[extname(name)] ?? "application/octet-stream", content: readFileSync(file) };
}
