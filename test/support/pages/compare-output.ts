/** What differs at each run, and what stands for it while two texts are compared. */
export type Mask = readonly [pattern: RegExp, text: string];

const always: readonly Mask[] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "ID"],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, "TIME"],
  [/http:\/\/127\.0\.0\.1:\d+/g, "https://api.printix.net"],
];

export function masked(text: string, masks: readonly Mask[] = []): string {
  return [...always, ...masks].reduce((before, [pattern, to]) => before.replaceAll(pattern, to), text);
}

/**
 * What of a command's output is not as the page has it, or nothing. All that it prints to standard output stands in the
 * page, in this order. Of standard error the page may leave out lines, such as the progress of what takes long.
 */
export function differenceFrom(
  page: string,
  { stdout, stderr }: { stdout: string; stderr: string },
  masks: readonly Mask[] = [],
): string | undefined {
  const expected = linesOf(masked(page, masks));
  const printed = linesOf(masked(stdout, masks));
  const all = [...printed, ...linesOf(masked(stderr, masks))];
  let at = 0;
  for (const line of all) if (line === expected[at]) at++;
  if (at < expected.length) return `not printed: ${expected[at]}`;
  const unsaid = printed.find((line) => !expected.includes(line));
  return unsaid === undefined ? undefined : `not in the page: ${unsaid}`;
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
}

/** The engine breaks its messages into lines, and indents them. */
export function unfolded(output: string): string {
  return output.replaceAll(/\s+/g, " ").trim();
}
