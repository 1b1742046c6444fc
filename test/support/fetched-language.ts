import { join } from "node:path";
import { askFor } from "./ask-for";
import { leaveOut } from "./left-out";
import type { Language } from "./languages/language.ts";

/**
 * What programs in a language need besides the engine, got once for a machine. Undefined where it cannot be had: tests of
 * it are skipped, and said to be.
 */
export function fetchedLanguage(name: "python" | "yaml"): Language | undefined {
  const answer = askFor<Language>(join(__dirname, "languages", "main.ts"), name);
  if (!("notHere" in answer)) return answer;
  leaveOut(`programs in ${name}: ${answer.notHere}`);
  return undefined;
}
