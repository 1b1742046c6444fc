import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { decodeText } from "../../../files/encoded-text";
import { fileFailure } from "../file-failure";

/** A plan's text, and how messages name where it is from. */
export interface PlanText {
  text: string;
  source: string;
}

/** Reads a file that holds a plan, or standard input for `-`. @throws CommandFailure where it cannot be read */
export async function readPlanText(file: string): Promise<PlanText> {
  const read = file === "-" ? buffer(process.stdin) : readFile(file);
  try {
    return { text: decodeText(await read), source: file === "-" ? "standard input" : file };
  } catch (error) {
    throw fileFailure("the plan cannot be read", error);
  }
}
