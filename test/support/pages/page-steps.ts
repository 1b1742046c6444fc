import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const repository = join(__dirname, "..", "..", "..");

/**
 * What is to be done with a block: a comment in the line before it says so, which readers do not see.
 * - `file NAME`: it is written to the program's folder; TypeScript is type-checked there
 * - `run`, `run in the clone`: its commands are run
 * - `refused WORDS`: its commands are run, and fail with these words
 * - `session`, `session in the clone`, `session with status N`: its lines after `$` are run, and print what stands there
 * - `printed by COMMAND`, `told by COMMAND`: that command prints it; or fails, and prints it among other things
 * - `as FILE`, `part of FILE`: it is this file of the repository, which a test runs, or lines of it
 * - `not run: WHY`: it cannot be run
 */
const blockKinds = ["file", "run", "refused", "session", "printed by", "told by", "as", "part of", "not run:"] as const;
/** What is done between blocks: a command that readers do not see, or what the page's test does by this name. */
const silentKinds = ["then", "event"] as const;

export interface PageStep {
  readonly kind: (typeof blockKinds)[number] | (typeof silentKinds)[number];
  readonly said: string;
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

const comment = new RegExp(`^<!-- (${[...blockKinds, ...silentKinds].join("|")})(?: (.*))? -->$`);

/** All pages that people read: README, and everything below docs/ and examples/, by their paths in the repository. */
export function allPages(): string[] {
  const found = ["docs", "examples"].flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
  );
  return ["README.md", ...found.filter((file) => file.endsWith(".md") && !file.includes("node_modules")).sort()];
}

/** The steps of a page, in its order. Throws where a block says nothing of what is to be done with it. */
export function readPage(page: string): PageStep[] {
  return stepsOf(page, readFileSync(join(repository, page), "utf8"));
}

/** The steps of a page with this text. */
export function stepsOf(page: string, text: string): PageStep[] {
  const lines = text.split("\n");
  const steps: PageStep[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const place = `${page}:${at + 1}`;
    const [, kind, said = ""] = (comment.exec(line) ?? []) as [string?, PageStep["kind"]?, string?];
    if (kind !== undefined && isSilent(kind)) steps.push({ kind, said, line: at + 1, language: "", text: "" });
    if (/^ {4,}\S/.test(line) && (lines[at - 1] ?? "").trim() === "") throw new Error(`${place}: write it as a fence`);
    const [, fence, language = ""] = /^ *(```+)(\w*)/.exec(line) ?? [];
    if (fence === undefined) continue;
    const end = lines.findIndex((other, index) => index > at && other.trim() === fence);
    if (end < 0) throw new Error(`${place}: this block does not end`);
    const [, ofBlock, words = ""] = (comment.exec(lines[at - 1] ?? "") ?? []) as [string?, PageStep["kind"]?, string?];
    if (ofBlock === undefined || isSilent(ofBlock)) {
      throw new Error(`${place}: nothing says what is to be done with this block (test/support/pages/page-steps.ts)`);
    }
    const block = lines.slice(at + 1, end).map((part) => `${part}\n`);
    steps.push({ kind: ofBlock, said: words, line: at + 1, language, text: block.join("") });
    at = end;
  }
  return steps;
}

export function isSilent(kind: PageStep["kind"]): boolean {
  return (silentKinds as readonly string[]).includes(kind);
}
