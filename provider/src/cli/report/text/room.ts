/**
 * What a comment may take: GitHub takes 65,536 characters, Azure DevOps 150,000, GitLab a million. A text has no more
 * UTF-16 units than bytes of UTF-8, so bytes bound both.
 */
export const maxBytes = 60_000;

export function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

/** How many of these lines fit, from the first one on, each with a line's end. */
export function countThatFits(lines: readonly string[], room: number): number {
  let used = 0;
  const over = lines.findIndex((line) => (used += bytesOf(line) + 1) > room);
  return over < 0 ? lines.length : over;
}

/**
 * A part of a text. It writes as much as fits: at most `room` bytes more than it takes with no room at all.
 */
export type Part = (room: number) => string;

const separator = "\n\n";

/** What parts take together where there is no room for more. */
export function leastRoom(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + bytesOf(part(0)) + separator.length, 0);
}

/** Parts in their order, the first with the first call on the room. @param room what all of them may take together */
export function joinParts(parts: readonly Part[], room: number): string {
  let left = Math.max(0, room - leastRoom(parts));
  return parts
    .map((part) => {
      const text = part(left);
      left -= bytesOf(text) - bytesOf(part(0));
      return text;
    })
    .join(separator);
}
