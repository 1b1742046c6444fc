/** What became of the pages' blocks, a kind of step for each; undefined where no page was followed. */
export function blocksLine(kinds: readonly string[]): string | undefined {
  if (kinds.length === 0) return undefined;
  const marked = kinds.filter((kind) => kind === "not run:").length;
  const held = kinds.filter((kind) => kind === "as" || kind === "part of").length;
  const run = kinds.length - marked - held;
  return `blocks of the pages: ${run} run, ${held} held to a file that a test runs, ${marked} marked as not run`;
}
