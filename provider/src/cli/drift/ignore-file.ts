import { readFile } from "node:fs/promises";
import { withoutControls } from "printix-partner-sdk";
import { z } from "zod";
import { decodeText } from "../../files/encoded-text";
import { expected, parseYaml, text } from "../../files/yaml-file";
import { badFile, fileFailure } from "../../messages/command";
import { isAbsent } from "../shared/is-absent";
import { fields } from "./document";
import { driftClasses } from "./drift-class";
import type { PlacedRule } from "./ignore-rule";

const oneOf = (names: readonly string[]): string => `must be one of ${names.join(", ")}`;
const cleanText = text.transform(withoutControls).refine((value) => value.trim() !== "", "is empty");

const classNames = driftClasses.map(({ name }) => name);
const selectors = {
  class: z.enum(classNames, expected(oneOf(classNames))).optional(),
  stack: cleanText.optional(),
  name: cleanText.optional(),
  tenantId: cleanText.optional(),
  tenantDomain: cleanText.optional(),
  fields: z
    .array(z.enum(fields, expected(oneOf(fields))), expected("must be a list"))
    .min(1, "is empty")
    .optional(),
};

const rule = z
  .strictObject(
    { ...selectors, reason: cleanText, expires: z.iso.date(expected("must be a day such as 2027-01-31")).optional() },
    expected(
      "must be a rule, with a reason",
      `is not known here; known are ${[...Object.keys(selectors), "reason", "expires"].join(", ")}`,
    ),
  )
  .refine(
    (given) => Object.keys(selectors).some((selector) => selector in given),
    `must name at least one of ${Object.keys(selectors).join(", ")}: without one it would ignore everything`,
  );

const rulesFile = z.strictObject(
  { ignore: z.array(rule, expected("must be a list of rules; if there are none, write ignore: []")) },
  expected("must begin with ignore:", "is not known here; only ignore is"),
);

/** Reads the text of a file of rules. @throws Refusal with all mistakes, each as `drift-ignore.yaml:7: …` */
export function parseIgnoreFile(source: string, file: string): PlacedRule[] {
  const yaml = parseYaml(source, (mistakes) => {
    return badFile(mistakes.map(({ line, words }) => `${file}:${line}: ${words}`).join("\n"));
  });
  const { ignore } = yaml.check(rulesFile);
  return ignore.map((given, index) => ({ ...given, place: `${file}:${yaml.lineOf(["ignore", index])}` }));
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
