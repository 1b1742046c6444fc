import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** What a package.json says, or nothing where there is none: an optional package of another platform. */
function typeIn(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).type;
  } catch {
    return undefined;
  }
}

/** Whether `require` of an installed package leads to an ES module: by its type, or by that of a folder within. */
function isEsModule(folder, name) {
  if (typeIn(folder) !== "module") return false;
  let entry;
  try {
    entry = createRequire(folder).resolve(name);
  } catch {
    // It has no way in by its bare name.
    return true;
  }
  if (entry.endsWith(".cjs")) return false;
  for (let place = dirname(entry); place !== folder; place = dirname(place)) {
    const type = typeIn(place);
    if (type !== undefined) return type === "module";
  }
  return true;
}

/**
 * A pattern of the files that jest leaves as they are: those of packages that can be required. jest runs CommonJS, so what
 * is ES modules alone is transformed.
 */
export function commonJsPackages(root) {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const names = Object.keys(packages).flatMap((place) => {
    const [name, ...outer] = place.split("node_modules/").reverse();
    return outer.length > 0 && isEsModule(join(root, place), name) ? [name.replaceAll(".", "\\.")] : [];
  });
  return `/node_modules/(?!(?:${names.join("|")})/)(?!.*/node_modules/)`;
}
