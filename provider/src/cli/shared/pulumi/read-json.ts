import type { z } from "zod";
import { CommandFailure } from "../command-failure";

/** Reads JSON that the engine printed. A failure does not repeat the text: stack config holds secrets. */
export function readJson<T>(command: string, text: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new CommandFailure(`\`pulumi ${command}\` printed what cannot be read: is its version a supported one?`);
  }
}
