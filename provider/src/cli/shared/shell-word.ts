/** One word of a command line that a person can copy into a POSIX shell, whatever the word holds. */
export function shellWord(word: string): string {
  return /^[\w.,:/=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** A command line of such words. */
export function shellLine(words: readonly string[]): string {
  return words.map(shellWord).join(" ");
}
