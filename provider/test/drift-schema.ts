import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020";
import type { DriftDocument } from "../src/cli/drift/document";

export const schemaFile = join(__dirname, "..", "schemas", "drift-1.json");

/** Reads a report as a program would that knows the published schema alone. */
export function parseReport(text: string): DriftDocument {
  const ajv = new Ajv2020({ formats: { "date-time": (value) => !Number.isNaN(Date.parse(value)) } });
  const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as object;
  const isValid = ajv.compile<DriftDocument>(schema);
  const report: unknown = JSON.parse(text);
  if (isValid(report)) return report;
  throw new Error(`the report does not fit the schema: ${ajv.errorsText(isValid.errors)}`);
}
