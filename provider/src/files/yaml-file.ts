import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from "yaml";
import { z } from "zod";

/** What is wrong in a file, and where. Lines and columns count from 1. */
export interface Mistake {
  line: number;
  column: number;
  words: string;
}

/** Mistakes for a person, a line each: `tenants.yaml:7:5: …`. */
export function mistakeLines(file: string, mistakes: readonly Mistake[]): string {
  return mistakes.map(({ line, column, words }) => `${file}:${line}:${column}: ${words}`).join("\n");
}

/** A mistake by the character of the file at which it begins. */
interface Fault {
  offset: number;
  words: string;
}

/** A file in YAML that has no mistake of the language. */
export interface YamlFile {
  document: Document;
  /** What the file says, with each alias replaced by what its anchor has. */
  values: unknown;
  /** The line on which the value at a path begins. */
  lineOf: (path: readonly PropertyKey[]) => number;
  /** The values, as the schema gives them. @throws the failure of all mistakes */
  check: <T>(schema: z.ZodType<T>) => T;
  /** The failure of one mistake that only the caller can see. */
  failureAt: (offset: number, words: string) => Error;
}

/**
 * Words for a schema: for a value of another kind, and for a key that an object does not have. zod hands in the value
 * of the file.
 */
export const expected = (wanted: string, unknownKey = "is not known here") => ({
  error: ({ code, input }: { code?: string; input?: unknown }) => {
    if (code === "unrecognized_keys") return unknownKey;
    return input === undefined ? "is missing" : wanted;
  },
});

export const text = z.string(expected("must be a text; put it in quotes"));

/**
 * Reads YAML so that every mistake can be told with its place.
 *
 * @param failure makes the error of all mistakes, which come in the order of the file
 * @throws that error
 */
export function parseYaml(source: string, failure: (mistakes: Mistake[]) => Error): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const failureOf = (faults: Fault[]): Error => {
    const inOrder = faults.toSorted((one, other) => one.offset - other.offset);
    return failure(
      inOrder.map(({ offset, words }) => {
        const { line, col } = lines.linePos(offset);
        return { line, column: col, words };
      }),
    );
  };
  const syntaxFaults = document.errors.map(({ pos, message }): Fault => ({ offset: pos[0], words: message }));
  const faults = syntaxFaults.length > 0 ? syntaxFaults : unresolvedAliases(document);
  if (faults.length > 0) throw failureOf(faults);
  const values = valuesOf(document, failureOf);
  return {
    document,
    values,
    lineOf: (path) => lines.linePos(offsetOf(document, path)).line,
    check: (schema) => {
      const parsed = schema.safeParse(values);
      if (parsed.success) return parsed.data;
      throw failureOf(parsed.error.issues.flatMap((issue) => faultsOf(document, issue)));
    },
    failureAt: (offset, words) => failureOf([{ offset, words }]),
  };
}

/** Aliases without an anchor. The parser takes them, and their conversion would throw without a position. */
function unresolvedAliases(document: Document): Fault[] {
  const found: Fault[] = [];
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document) !== undefined) return;
      const words = `*${alias.source} refers to nothing: there is no &${alias.source} above`;
      found.push({ offset: alias.range?.[0] ?? 0, words });
    },
  });
  return found;
}

/** The conversion refuses aliases that stand for too much. */
function valuesOf(document: Document, failureOf: (faults: Fault[]) => Error): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw failureOf([{ offset: 0, words: String((error as Partial<Error>).message) }]);
  }
}

function faultsOf(document: Document, issue: z.core.$ZodIssue): Fault[] {
  const paths = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  return paths.map((path) => ({ offset: offsetOf(document, path), words: `${pathInWords(path)} ${issue.message}` }));
}

/** `tenants.acme.tenantName` or `ignore[0].reason`. */
function pathInWords(path: readonly PropertyKey[]): string {
  const words = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`));
  return words.length === 0 ? "the file" : words.join("").slice(1);
}

/** Where the value at a path begins, from its key on; where it is missing, the last one on the way that is there. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === step) : undefined;
    const item = isSeq(node) ? node.items[Number(step)] : pair?.value;
    const start = pair?.key ?? item;
    if (!isNode(start)) break;
    offset = start.range?.[0] ?? offset;
    node = item;
  }
  return offset;
}
