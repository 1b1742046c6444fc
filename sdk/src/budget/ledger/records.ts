/** Those of a record that are to stay. */
export function only<T>(
  record: Readonly<Record<string, T>>,
  isToStay: (value: T, id: string) => boolean,
): Record<string, T> {
  const kept: Record<string, T> = {};
  for (const id in record) {
    const value = record[id];
    if (value !== undefined && isToStay(value, id)) kept[id] = value;
  }
  return kept;
}

export function countOf(record: Readonly<Record<string, unknown>>): number {
  let count = 0;
  for (const id in record) count += record[id] === undefined ? 0 : 1;
  return count;
}
