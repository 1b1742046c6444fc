import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readPage, type PageStep } from "./page-blocks";
import type { ProcessResult } from "./run-process";

export interface Reader {
  /** The program's folder. */
  readonly folder: string;
  /** Runs a block of commands; `where` has the page's words for another place than the program's folder, or none. */
  readonly run: (commands: string, where: string) => Promise<ProcessResult>;
  /** What happens between the commands, by the name that the page gives it. */
  readonly events?: Readonly<Record<string, () => void>>;
}

/** Does what a documentation page says, step by step; throws where a command does not end as the page has it. */
export async function followPage(page: string, reader: Reader): Promise<void> {
  for (const step of await readPage(page)) await follow(step, reader);
}

async function follow(step: PageStep, { folder, run, events = {} }: Reader): Promise<void> {
  if (step.kind === "event") {
    const event = events[step.name];
    if (event === undefined) throw new Error(`the page has an event "${step.name}", which the test does not know`);
    event();
    return;
  }
  if (step.kind === "file") {
    await writeFile(join(folder, step.name), step.text);
    return;
  }
  const { status, output } = await run(step.text, step.kind === "run" ? step.where : "");
  const isAsSaid = step.kind === "run" ? status === 0 : status !== 0 && unfolded(output).includes(step.words);
  if (!isAsSaid) throw new Error(`not as the page has it (${step.kind}):\n${step.text}\nstatus ${status}:\n${output}`);
}

/** The engine breaks its messages into lines. */
function unfolded(output: string): string {
  return output.replaceAll(/\s+/g, " ");
}
