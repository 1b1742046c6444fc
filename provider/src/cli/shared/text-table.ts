/**
 * A table for a terminal: a line each row, each column as wide as its widest cell. cli-table3 is no dependency of this
 * package, and takes seconds for a list of 10,000 tenants.
 */
export function textTable(headings: readonly string[], cells: readonly (readonly string[])[]): string {
  const rows = [headings, ...cells];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}
