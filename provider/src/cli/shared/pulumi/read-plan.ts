import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { decodeText } from "../../../files/encoded-text";
import { fileFailure } from "../../../messages/command";
import { previewSteps, type PreviewStep } from "./preview";

/** The steps of a plan in a file, or on standard input for `-`. @throws Refusal where it cannot be read */
export async function readPlan(file: string): Promise<PreviewStep[]> {
  const isStandardInput = file === "-";
  const bytes = await (isStandardInput ? buffer(process.stdin) : readFile(file)).catch((error: unknown) => {
    throw fileFailure("the plan cannot be read", error);
  });
  return previewSteps(decodeText(bytes), isStandardInput ? "standard input" : file);
}
