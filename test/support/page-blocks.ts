import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** A step of a documentation page, in the page's order. */
export type PageStep =
  | { readonly kind: "file"; readonly name: string; readonly text: string }
  | { readonly kind: "run"; readonly where: string; readonly text: string }
  | { readonly kind: "refused"; readonly words: string; readonly text: string }
  | { readonly kind: "event"; readonly name: string };

const STEP = /^<!-- (file|run|refused|event|not run:)(?: (.*?))? -->$(?:\n```(\w+)\n([^]*?)^```$)?/gm;
const COMMANDS = /^```sh$/gm;

/**
 * The steps of a page under docs/: a comment, which readers do not see, says before a block what is to be done with it.
 * Throws where a block of commands has none: what a page tells people to run is run.
 */
export async function readPage(page: string): Promise<PageStep[]> {
  const text = await readFile(join(__dirname, "../../docs", page), "utf8");
  const found = [...text.matchAll(STEP)];
  const marked = found.filter(([, , , language]) => language === "sh").length;
  const commands = [...text.matchAll(COMMANDS)].length;
  if (marked !== commands) throw new Error(`${page}: ${commands - marked} blocks of commands have no step`);
  return found.flatMap(([, kind, said = "", , block = ""]): PageStep[] => {
    if (kind === "file") return [{ kind, name: said, text: block }];
    if (kind === "run") return [{ kind, where: said, text: block }];
    if (kind === "refused") return [{ kind, words: said, text: block }];
    return kind === "event" ? [{ kind, name: said }] : [];
  });
}
