import { isMap, isPair, isScalar, LineCounter, parseDocument, stringify, type Document, type YAMLMap } from "yaml";
import { CommandFailure } from "../shared/command-failure";
import type { Declarations, TenantEntry } from "./declarations";

/** A tenants file; only the program says what is wrong with an entry. @throws CommandFailure where nothing can be added */
export function parseTenantsYaml(source: string, file: string): Declarations {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const fail = (offset: number, what: string): CommandFailure => {
    const { line, col } = lines.linePos(offset);
    return new CommandFailure(`${file}:${line}:${col}: ${what}. Nothing was written.`);
  };
  const [error] = document.errors;
  if (error) throw fail(error.pos[0], error.message);
  const place = placeIn(document, source, fail);
  const before = valuesOf(document, file);
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
  map: YAMLMap | undefined;
  /** What stands between is replaced; nothing, where they are the same. */
  start: number;
  end: number;
  heading: string;
  indent: string;
}

function placeIn(document: Document, source: string, fail: (offset: number, what: string) => CommandFailure): Place {
  const { contents } = document;
  const end = source.length;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    return { map: undefined, start: end, end, heading: "tenants:\n", indent: "  " };
  }
  const pair = isMap(contents) && contents.items.find(({ key }) => isScalar(key) && key.value === "tenants");
  if (!pair || !isScalar(pair.key)) throw fail(0, "it must begin with tenants:");
  const { value } = pair;
  const keyEnd = pair.key.range?.[1] ?? 0;
  if (value === null || (isScalar(value) && value.value === null)) {
    const at = lineEnd(source, keyEnd);
    return { map: undefined, start: at, end: at, heading: "", indent: "  " };
  }
  if (!isMap(value)) throw fail(keyEnd, "tenants must hold the tenants, a name each");
  const [start = 0, valueEnd = 0] = value.range ?? [];
  if (value.flow === true) {
    if (value.items.length > 0) throw fail(start, "tenants must be written a line each, not in braces");
    const rest = lineEnd(source, valueEnd);
    if (source.slice(valueEnd, rest).trim() !== "") throw fail(valueEnd, "a comment behind {} is in the way");
    return { map: value, start: source.slice(0, start).trimEnd().length, end: rest, heading: "", indent: "  " };
  }
  const last = lineEnd(source, leafEnd(value));
  const lineStart = source.lastIndexOf("\n", start - 1) + 1;
  return { map: value, start: last, end: last, heading: "", indent: " ".repeat(start - lineStart) };
}

/** Where the last value of a block ends. */
function leafEnd(map: YAMLMap): number {
  const last = map.items.at(-1);
  if (!isPair(last)) return map.range?.[1] ?? 0;
  if (isMap(last.value) && last.value.flow !== true) return leafEnd(last.value);
  const node = (last.value ?? last.key) as { range?: [number, number, number] | null };
  return node.range?.[1] ?? map.range?.[1] ?? 0;
}

/** The end of the line that a position is in: a comment there belongs to it. Behind a line break, no line has begun. */
function lineEnd(source: string, offset: number): number {
  if (source[offset - 1] === "\n") return offset;
  const found = source.indexOf("\n", offset);
  return found < 0 ? source.length : found + 1;
}

/** What a file says, with each alias replaced by what its anchor has. */
interface Values {
  tenants?: Record<string, unknown> | null;
}

/** @throws CommandFailure for an alias that refers to nothing: the parser takes it */
function valuesOf(document: Document, file: string): Values {
  try {
    return (document.toJS() ?? {}) as Values;
  } catch (error) {
    throw new CommandFailure(`${file}: ${String((error as Partial<Error>).message)}. Nothing was written.`);
  }
}

function entriesOf({ tenants }: Values): ReadonlyMap<string, Record<string, unknown>> {
  const entries = Object.entries(tenants ?? {}).map(([name, value]): [string, Record<string, unknown>] => [
    name,
    typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {},
  ]);
  return new Map(entries);
}

/** Text was put into text: what comes of it must be what was there, and what was added. */
function assertAdded(result: string, before: Values, added: ReadonlyMap<string, TenantEntry>, file: string): void {
  const wanted = { ...before, tenants: { ...before.tenants, ...Object.fromEntries(added) } };
  const document = parseDocument(result);
  if (document.errors.length === 0 && JSON.stringify(document.toJS()) === JSON.stringify(wanted)) return;
  throw new CommandFailure(
    `${file} is written in a way that entries cannot be added to. Nothing was written: add them by hand (--yaml new.yaml writes them to a file of their own).`,
  );
}
