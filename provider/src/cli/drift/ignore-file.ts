import { readFile } from "node:fs/promises";
import { withoutControls } from "printix-partner-sdk";
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from "yaml";
import { z } from "zod";
import { decodeText } from "../../files/encoded-text";
import { CommandFailure } from "../shared/command-failure";
import { fileFailure, isAbsent } from "../shared/file-failure";
import { fields } from "./document";
import { driftClasses } from "./drift-class";
import type { PlacedRule } from "./ignore-rule";

/** Words for a value of the wrong kind; zod asks here with the value that stood in the file. */
const kind = (wanted: string) => ({
  error: ({ input }: { input?: unknown }) => (input === undefined ? "is missing" : wanted),
});
const oneOf = (names: readonly string[]): string => `must be one of ${names.join(", ")}`;
const text = z
  .string(kind("must be a text; put it in quotes"))
  .transform(withoutControls)
  .refine((value) => value.trim() !== "", "is empty");

const classNames = driftClasses.map(({ name }) => name);
const selectors = {
  class: z.enum(classNames, kind(oneOf(classNames))).optional(),
  stack: text.optional(),
  name: text.optional(),
  tenantId: text.optional(),
  tenantDomain: text.optional(),
  fields: z
    .array(z.enum(fields, kind(oneOf(fields))), kind("must be a list"))
    .min(1, "is empty")
    .optional(),
};

const rule = z
  .strictObject(
    { ...selectors, reason: text, expires: z.iso.date(kind("must be a day such as 2027-01-31")).optional() },
    kind("must be a rule, with a reason"),
  )
  .refine(
    (given) => Object.keys(selectors).some((selector) => selector in given),
    `must name at least one of ${Object.keys(selectors).join(", ")}: without one it would ignore everything`,
  );

const rulesFile = z.strictObject(
  { ignore: z.array(rule, kind("must be a list of rules; where there is none, write ignore: []")) },
  kind("must begin with ignore:"),
);

/** Reads the text of a file of rules. @throws CommandFailure with all mistakes, each as `drift-ignore.yaml:7: …` */
export function parseIgnoreFile(source: string, file: string): PlacedRule[] {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): string => `${file}:${lines.linePos(offset).line}`;
  const [broken] = document.errors;
  if (broken !== undefined) throw new CommandFailure(`${at(broken.pos[0])}: ${broken.message}`);
  const parsed = rulesFile.safeParse(valuesOf(document, file));
  if (parsed.success) {
    return parsed.data.ignore.map((given, index) => ({ ...given, place: at(offsetOf(document, ["ignore", index])) }));
  }
  const mistakes = parsed.error.issues.flatMap((issue) => {
    if (issue.code !== "unrecognized_keys") {
      return [{ offset: offsetOf(document, issue.path), words: `${spelled(issue.path)} ${issue.message}` }];
    }
    const known =
      issue.path.length === 0 ? "ignore alone" : [...Object.keys(selectors), "reason", "expires"].join(", ");
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      return { offset: offsetOf(document, path), words: `${spelled(path)} is not known here; there is ${known}` };
    });
  });
  const inOrder = mistakes.toSorted((one, other) => one.offset - other.offset);
  throw new CommandFailure(inOrder.map(({ offset, words }) => `${at(offset)}: ${words}`).join("\n"));
}

/** The conversion refuses aliases that lead nowhere, or to too much. */
function valuesOf(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw fileFailure(`${file} cannot be read`, error);
  }
}

/** Where what a path leads to begins, from its key on; where it is missing, the last one on the way that is there. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let offset = 0;
  for (let length = 1; length <= path.length; length += 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
    const node = pair === undefined ? document.getIn(path.slice(0, length), true) : pair.key;
    offset = (isNode(node) ? node.range?.[0] : undefined) ?? offset;
  }
  return offset;
}

function spelled(path: readonly PropertyKey[]): string {
  const words = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`));
  return words.length === 0 ? "the file" : words.join("").slice(1);
}

/** The rules of a file; none where no file was named, and there is none of the usual name. */
export async function readIgnoreFile(named: string | undefined, usual: string): Promise<PlacedRule[]> {
  const file = named ?? usual;
  let source: string;
  try {
    source = decodeText(await readFile(file));
  } catch (error) {
    if (named === undefined && isAbsent(error)) return [];
    throw fileFailure("the ignore rules cannot be read", error);
  }
  return parseIgnoreFile(source, file);
}
