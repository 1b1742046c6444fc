import type { z } from "zod";
import { engineFailure } from "../../../messages/command";

/** Reads JSON that the engine printed. A failure does not repeat the text: stack config holds secrets. */
export function readJson<T>(command: string, text: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw engineFailure(
      `\`pulumi ${command}\` printed something that cannot be read.`,
      "Check `pulumi version`: is that version supported?",
    );
  }
}
