import { z } from "zod";
import { documentVersion, driftDocument } from "./document";

/**
 * The published JSON Schema of `drift --json`, as text. Fields may be added to a version, so a reader's copy of the
 * schema lets those pass that it does not know.
 */
export function driftSchemaText(): string {
  const { $schema, ...schema } = z.toJSONSchema(driftDocument, {
    target: "draft-2020-12",
    io: "input",
    override: ({ jsonSchema }) => {
      // The format says it already, in a word.
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    },
  });
  const $id = `urn:pulumi-printix:schema:drift:${documentVersion}`;
  return `${JSON.stringify({ $schema, $id, title: "Drift of Printix tenants", ...schema }, undefined, 2)}\n`;
}
