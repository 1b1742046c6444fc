import { isMap, isPair, isScalar, parseDocument, stringify, type YAMLMap } from "yaml";
import { mistakeLines, parseYaml, type YamlFile } from "../../files/yaml-file";
import { badFile } from "../../messages/command";
import type { Declarations, TenantEntry } from "./declarations";

/** A tenants file; only the program says what is wrong with an entry. @throws Refusal where nothing can be added */
export function parseTenantsYaml(source: string, file: string): Declarations {
  const yaml = parseYaml(source, (mistakes) => {
    return badFile(`${mistakeLines(file, mistakes.slice(0, 1))}. Nothing was written.`);
  });
  const place = placeIn(yaml, source);
  const before = (yaml.values ?? {}) as Values;
  const newline = source.includes("\r\n") ? "\r\n" : "\n";

  return {
    entries: entriesOf(before),
    with: (added) => {
      if (added.size === 0) return source;
      const text = stringify(Object.fromEntries(added), { lineWidth: 0 })
        .trimEnd()
        .split("\n")
        .map((line) => (line === "" ? line : place.indent + line))
        .join(newline);
      const head = source.slice(0, place.start);
      const gap = head === "" || head.endsWith("\n") ? "" : newline;
      const result = `${head}${gap}${place.heading}${text}${newline}${source.slice(place.end)}`;
      assertAdded(result, before, added, file);
      return result;
    },
  };
}

interface Place {
  /** The text from `start` to `end` is replaced. */
  start: number;
  end: number;
  heading: string;
  indent: string;
}

function placeIn({ document, failureAt }: YamlFile, source: string): Place {
  const { contents } = document;
  const end = source.length;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    return { start: end, end, heading: "tenants:\n", indent: "  " };
  }
  const pair = isMap(contents) && contents.items.find(({ key }) => isScalar(key) && key.value === "tenants");
  if (!pair || !isScalar(pair.key)) throw failureAt(0, "it must begin with tenants:");
  const { value } = pair;
  const keyEnd = pair.key.range?.[1] ?? 0;
  if (value === null || (isScalar(value) && value.value === null)) {
    const at = lineEnd(source, keyEnd);
    return { start: at, end: at, heading: "", indent: "  " };
  }
  if (!isMap(value)) throw failureAt(keyEnd, "tenants must have the tenants, each under its name");
  const [start = 0, valueEnd = 0] = value.range ?? [];
  if (value.flow === true) {
    if (value.items.length > 0)
      throw failureAt(start, "each tenant must be written on lines of its own, not in braces");
    const rest = lineEnd(source, valueEnd);
    if (source.slice(valueEnd, rest).trim() !== "") throw failureAt(valueEnd, "a comment after {} is in the way");
    return { start: source.slice(0, start).trimEnd().length, end: rest, heading: "", indent: "  " };
  }
  const last = lineEnd(source, leafEnd(value));
  const lineStart = source.lastIndexOf("\n", start - 1) + 1;
  return { start: last, end: last, heading: "", indent: " ".repeat(start - lineStart) };
}

/** Where the last value of a block ends. */
function leafEnd(map: YAMLMap): number {
  const last = map.items.at(-1);
  if (!isPair(last)) return map.range?.[1] ?? 0;
  if (isMap(last.value) && last.value.flow !== true) return leafEnd(last.value);
  const node = (last.value ?? last.key) as { range?: [number, number, number] | null };
  return node.range?.[1] ?? map.range?.[1] ?? 0;
}

/** The end of the line of a position, with its comment. A position just behind a line break is such an end itself. */
function lineEnd(source: string, offset: number): number {
  if (source[offset - 1] === "\n") return offset;
  const found = source.indexOf("\n", offset);
  return found < 0 ? source.length : found + 1;
}

/** What a file says, with each alias replaced by what its anchor has. */
interface Values {
  tenants?: Record<string, unknown> | null;
}

function entriesOf({ tenants }: Values): ReadonlyMap<string, Record<string, unknown>> {
  const entries = Object.entries(tenants ?? {}).map(([name, value]): [string, Record<string, unknown>] => [
    name,
    typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {},
  ]);
  return new Map(entries);
}

/** The text was changed as text: read again, it must give what was there and what was added. */
function assertAdded(result: string, before: Values, added: ReadonlyMap<string, TenantEntry>, file: string): void {
  const wanted = { ...before, tenants: { ...before.tenants, ...Object.fromEntries(added) } };
  const document = parseDocument(result);
  if (document.errors.length === 0 && JSON.stringify(document.toJS()) === JSON.stringify(wanted)) return;
  throw badFile(
    `${file} is written in a way that entries cannot be added to. Nothing was written.`,
    "Add them by hand: --yaml new.yaml writes them to a file of their own.",
  );
}
