/** Two runs at a time may both have found none. */
export function tellOthers(others: readonly { id: string }[], what: string, note: (line: string) => void): void {
  if (others.length === 0) return;
  const ids = others.map(({ id }) => id).join(", ");
  note(`warning: other ${what} of this report are not changed, delete them by hand: ${ids}`);
}
