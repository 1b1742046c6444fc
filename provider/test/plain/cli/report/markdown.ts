/** The rows of a text's tables, cell by cell, as GitHub's Markdown cuts them: a backslash takes its meaning from what follows. */
export function tableRows(text: string): string[][] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => (line.match(/(?:\\.|[^|\\])+/g) ?? []).map((cell) => cell.trim()));
}

/** A text without its code spans: what stands there is Markdown. */
export function outsideCode(text: string): string {
  return text.replace(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, "");
}

/** What would be wrong with a comment wherever it is shown. */
export function faultsOf(text: string): string[] {
  const rows = tableRows(text);
  const widths = rows.map((row) => row.length);
  const tables = text.split("\n").filter((line) => line.startsWith("| --- |")).length;
  const open = text.match(/^<details>/gm)?.length ?? 0;
  const closed = text.match(/^<\/details>$/gm)?.length ?? 0;
  const cells = rows.flat().map(outsideCode);
  return [
    ...(widths.every((width) => [3, 5, 6].includes(width)) ? [] : ["a row has another number of cells"]),
    ...(rows.length >= 2 * tables ? [] : ["a table has no headings"]),
    ...(open === closed ? [] : ["details are not closed"]),
    ...cells.filter((cell) => /[<@[`]/.test(cell)).map((cell) => `a cell has markup: ${cell}`),
    ...(/[\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(text) ? ["it has characters that nobody sees"] : []),
    ...(text.startsWith("<!--") ? ["it begins with a marker of somebody's"] : []),
  ];
}
