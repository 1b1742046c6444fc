import { appendFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseDocument } from "yaml";
import type { ProcessResult } from "../run-process";
import { differenceFrom, masked, unfolded, type Mask } from "./compare-output";
import { isSilent, readPage, type PageStep } from "./page-steps";

const repository = join(__dirname, "..", "..", "..");

/** Who follows a page: where its files go, and what runs its commands. */
export interface Reader {
  /** Writes a file of the program's folder. */
  readonly write: (name: string, text: string) => Promise<void>;
  /** Runs commands of a shell; `where` has the page's words for another place than the program's folder, or none. */
  readonly run: (commands: string, where: string) => Promise<ProcessResult>;
  /** What happens between the commands, by the name that the page gives it. */
  readonly events?: Readonly<Record<string, () => Promise<void> | void>>;
  readonly masks?: readonly Mask[];
}

/** Does what a page says, step by step; throws where something is not as the page has it. */
export async function followPage(page: string, reader: Reader): Promise<void> {
  for (const step of readPage(page)) {
    const wrong = await follow(step, reader);
    if (wrong !== undefined)
      throw new Error(`${page}:${step.line} (${step.kind} ${step.said}): ${wrong}\n${step.text}`);
    if (!isSilent(step.kind)) count(step.kind);
  }
}

/** What is wrong with a step, or nothing. */
async function follow(step: PageStep, reader: Reader): Promise<string | undefined> {
  const { kind, said, text } = step;
  const { events = {}, run, masks } = reader;
  switch (kind) {
    case "event":
      if (events[said] === undefined) return "the page's test knows no such event";
      await events[said]();
      return undefined;
    case "file":
      await reader.write(said, text);
      return undefined;
    case "then":
      return failure(await run(said, ""));
    case "run":
      return failure(await run(text, said));
    case "refused": {
      const result = await run(text, "");
      return result.status !== 0 && unfolded(result.output).includes(said) ? undefined : described(result);
    }
    case "session":
      return followSession(step, reader);
    case "printed by": {
      const result = await run(said, "");
      if (step.language === "json") return sameData(text, result, masks);
      const difference = differenceFrom(text, result, masks);
      return difference === undefined ? undefined : `${difference}\n${described(result)}`;
    }
    case "told by": {
      const result = await run(said, "");
      const isTold = unfolded(masked(result.output, masks)).includes(unfolded(masked(text, masks)));
      return result.status !== 0 && isTold ? undefined : described(result);
    }
    case "as":
    case "part of":
      return sameFile(step);
    case "not run:":
      return said === "" ? "say why it is not run" : undefined;
  }
}

/** Runs each line after a `$`, and compares what it prints with the lines that follow there. */
async function followSession({ said, text }: PageStep, { run, masks }: Reader): Promise<string | undefined> {
  const status = Number(/with status (\d+)/.exec(said)?.[1] ?? 0);
  const where = /in the clone/.exec(said)?.[0] ?? "";
  for (const part of text.split(/^\$ /m).slice(1)) {
    const [command = "", ...output] = part.split("\n");
    const result = await run(command, where);
    if (result.status !== status) return described(result);
    const expected = output.join("\n");
    const difference = expected.trim() === "" ? undefined : differenceFrom(expected, result, masks);
    if (difference !== undefined) return `${difference}\n${described(result)}`;
  }
  return undefined;
}

function sameData(
  text: string,
  { stdout, output, status }: ProcessResult,
  masks?: readonly Mask[],
): string | undefined {
  const [expected, printed] = [text, stdout].map((json) => JSON.stringify(JSON.parse(masked(json, masks) || "null")));
  return expected === printed ? undefined : `status ${status}, printed:\n${masked(output, masks)}`;
}

/** The block's lines are those of the file, all of them or some, in its order. */
async function sameFile({ kind, said, text }: PageStep): Promise<string | undefined> {
  const file = await readFile(join(repository, said), "utf8");
  if (kind === "as") return file === text ? undefined : `${said} is another text`;
  const lines = file.split("\n").map((line) => line.trim());
  let from = 0;
  for (const line of text.trimEnd().split("\n")) {
    const at = lines.indexOf(line.trim(), from);
    if (at < 0) return `${said} has no such line there: ${line}`;
    from = at + 1;
  }
  const faults = /\.ya?ml$/.test(said) ? parseDocument(text).errors : [];
  return faults.length === 0 ? undefined : faults.join("\n");
}

function failure(result: ProcessResult): string | undefined {
  return result.status === 0 ? undefined : described(result);
}

function described({ status, output }: ProcessResult): string {
  return `status ${status}, printed:\n${output}`;
}

/** Has `npm run docs:test` count the blocks, by what was done with them. */
function count(kind: PageStep["kind"]): void {
  const file = process.env["PRINTIX_TESTS_BLOCKS"];
  if (file !== undefined) appendFileSync(file, `${kind}\n`);
}
