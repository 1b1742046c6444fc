import { readFileSync, statSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import ts from "typescript";

/** Forbids files that import each other in a circle. A circle of types is one too: neither file can be read alone. */
export const noCircles = {
  meta: { type: "problem", schema: [], messages: { circle: "a circle of imports: {{circle}}" } },
  create(context) {
    const check = (node) => {
      const circle = node.source && circleThrough(context.filename, node.source.value);
      if (circle)
        context.report({ node, messageId: "circle", data: { circle: circle.map(named(context)).join(" -> ") } });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check };
  },
};

const named = (context) => (file) => relative(context.cwd, file);

/** The files of the circle that this import of a file closes, the file itself at both ends; undefined where it is none. */
export function circleThrough(file, imported) {
  const first = fileOf(file, imported);
  const cameFrom = new Map([[first, file]]);
  // Files that are found on the way are visited too.
  for (const found of first === undefined ? [] : cameFrom.keys()) {
    for (const next of importsOf(found)) {
      if (next === file) return [...wayTo(found, file, cameFrom), file];
      if (!cameFrom.has(next)) cameFrom.set(next, found);
    }
  }
  return undefined;
}

function wayTo(file, start, cameFrom) {
  return file === start ? [start] : [...wayTo(cameFrom.get(file), start, cameFrom), file];
}

const known = new Map();

/** The files of the same package that a file imports. */
function importsOf(file) {
  if (!known.has(file)) {
    const { importedFiles } = ts.preProcessFile(readFileSync(file, "utf8"), true, true);
    known.set(
      file,
      importedFiles.map(({ fileName }) => fileOf(file, fileName)).filter((found) => found !== undefined),
    );
  }
  return known.get(file);
}

function fileOf(importer, name) {
  if (!name.startsWith(".")) return undefined;
  const path = resolve(dirname(importer), name);
  return [path, `${path}.ts`, path.replace(/js$/, "ts"), `${path}/index.ts`].find(isFile);
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
