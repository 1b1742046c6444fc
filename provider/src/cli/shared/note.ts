/** Tells the person something: standard output is for results alone. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
