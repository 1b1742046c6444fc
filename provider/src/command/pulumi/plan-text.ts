import { readFile } from "node:fs/promises";
import { fileFailure } from "../file-failure";

/** The text of a file that holds a plan. @throws CommandFailure where it cannot be read */
export function readPlanText(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: unknown) => {
    throw fileFailure("the plan cannot be read", error);
  });
}
