/** One word of a command line that a person can copy into PowerShell. Its quotes are the curly ones, too. */
export function powershellWord(word: string): string {
  const isPlain = /^(--?)?[A-Za-z0-9_./][\w./:=-]*$/.test(word) && !/^-[^-].*[.:]/.test(word);
  return isPlain ? word : `'${word.replaceAll(/['\u2018\u2019\u201A\u201B]/g, "$&$&")}'`;
}

/** A command line of such words. */
export function powershellLine(words: readonly string[]): string {
  return words.map(powershellWord).join(" ");
}
