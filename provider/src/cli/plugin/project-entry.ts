import { resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { isMap, isScalar, parseDocument, type Node, type Scalar } from "yaml";
import { z } from "zod";
import { expected, mistakeLines, parseYaml, text } from "../../files/yaml-file";
import { badFile } from "../../messages/command";
import type { Project } from "../shared/pulumi/find-project";
import { launcherFolder } from "./launcher";

const entry = { name: "printix", path: `./${launcherFolder}` };

const wanted = expected("must be written as Pulumi expects it");
const shape = z.looseObject(
  {
    plugins: z
      .looseObject(
        { providers: z.array(z.looseObject({ name: text, path: text.optional() }), wanted).nullish() },
        wanted,
      )
      .nullish(),
  },
  wanted,
);

/**
 * The project file with the entry of our plugin; undefined where it has it already. Every line of it stays as it is.
 *
 * @throws Refusal where it names another plugin, or cannot be read
 */
export function withPluginEntry({ folder, path, text: source }: Project): string | undefined {
  const { document, values, check } = parseYaml(source, (mistakes) =>
    badFile(`${mistakeLines(path, mistakes)}. Nothing was written.`),
  );
  const { plugins } = check(shape);
  const own = plugins?.providers?.find(({ name }) => name === entry.name);
  if (own !== undefined) {
    if (resolve(folder, own.path ?? "") === resolve(folder, entry.path)) return undefined;
    throw badFile(
      `${path} names another plugin for printix, in ${own.path ?? "no folder"}. Nothing was written.`,
      "Take that entry out of plugins.providers if this plugin is to replace it, and run this again.",
    );
  }
  const added = {
    ...(values as object),
    plugins: { ...plugins, providers: [entry, ...(plugins?.providers ?? [])] },
  };
  if (path.endsWith(".json")) return `${JSON.stringify(added, undefined, 2)}\n`;
  const newline = source.includes("\r\n") ? "\r\n" : "\n";
  const { offset, lines } = additionTo(document.contents, source);
  const gap = offset === 0 || source[offset - 1] === "\n" ? "" : "\n";
  const result = source.slice(0, offset) + (gap + lines).replaceAll("\n", newline) + source.slice(offset);
  if (says(result, added)) return result;
  throw badFile(
    `${path} is written in a way that this command cannot add to. Nothing was written.`,
    `Add \`{ name: printix, path: ${entry.path} }\` to its plugins.providers by hand.`,
  );
}

/** What is added, and where: right below the key that it belongs to, so that every other line stays as it is. */
function additionTo(contents: unknown, source: string): { offset: number; lines: string } {
  const plugins = pairIn(contents, "plugins");
  if (plugins === undefined) return { offset: source.length, lines: `plugins:\n${providersAt("  ")}` };
  const providers = pairIn(plugins.value, "providers");
  const { key, value } = providers ?? plugins;
  const end = source.indexOf("\n", key.range?.[1]);
  const isEmpty = value === null || (isScalar(value) && value.value === null);
  // An empty one is given its lines two columns behind its key.
  const indent = isEmpty ? `${indentOf(key, source)}  ` : indentOf(value, source);
  return {
    offset: end < 0 ? source.length : end + 1,
    lines: providers === undefined ? providersAt(indent) : itemAt(indent),
  };
}

const itemAt = (indent: string): string => `${indent}- name: ${entry.name}\n${indent}  path: ${entry.path}\n`;
const providersAt = (indent: string): string => `${indent}providers:\n${itemAt(`${indent}  `)}`;

function pairIn(map: unknown, name: string): { key: Scalar; value: Node | null } | undefined {
  const pair = isMap(map) ? map.items.find(({ key }) => isScalar(key) && key.value === name) : undefined;
  return pair as { key: Scalar; value: Node | null } | undefined;
}

function indentOf({ range }: Node, source: string): string {
  const start = range?.[0] ?? 0;
  return " ".repeat(start - (source.lastIndexOf("\n", start - 1) + 1));
}

function says(source: string, values: object): boolean {
  const document = parseDocument(source);
  return document.errors.length === 0 && isDeepStrictEqual(document.toJS(), values);
}
