import { createInterface } from "node:readline/promises";

/** Tells the person something: standard output is for results alone. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Prints the command's result: as JSON for a program, or as text for a person. */
export function printResult(json: true | undefined, value: object, describe: () => string): void {
  if (json === true) printJson(value);
  else process.stdout.write(describe());
}

export function printJson(value: object): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** Asks a yes-or-no question on the terminal. No answer, such as at Ctrl-C, is a no. */
export async function ask(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<string>((resolve) =>
    terminal.once("close", () => {
      resolve("");
    }),
  );
  try {
    const answer = await Promise.race([terminal.question(`${question} [y/N] `), closed]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
