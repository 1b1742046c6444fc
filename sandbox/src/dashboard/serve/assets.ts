import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

export interface Asset {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** The files beside the page, as they are in the package. */
export function loadAssets(): Asset[] {
  const folder = join(__dirname, "../../../assets");
  return readdirSync(folder).map((name) => ({
    name,
    type: TYPES[extname(name)] ?? "application/octet-stream",
    content: readFileSync(join(folder, name)),
  }));
}
