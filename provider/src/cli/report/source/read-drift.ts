import { readFile } from "node:fs/promises";
import { decodeText } from "../../../files/encoded-text";
import { badInput, fileFailure } from "../../../messages/command";
import { driftDocument, type DriftDocument } from "../../drift/document";

/** What `drift --json` wrote to a file. @throws Refusal for anything else: a run that failed leaves no whole document */
export async function readDrift(file: string): Promise<DriftDocument> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw fileFailure("the drift cannot be read", error);
  });
  return parseDrift(decodeText(bytes), file);
}

export function parseDrift(text: string, source: string): DriftDocument {
  try {
    const document = driftDocument.parse(JSON.parse(text));
    if (document.hasDrift === document.findings.length > 0) return document;
  } catch {
    // Told below, as a document that contradicts itself.
  }
  throw badInput(
    `${source} is not a drift document.`,
    "Give it the output of `pulumi-printix drift --json`; a run that fails prints none.",
  );
}
