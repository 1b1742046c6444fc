/** The one in the middle by a number; of an even count, the one before the middle. */
export function middleBy<T>(items: readonly T[], number: (item: T) => number): T {
  const sorted = items.toSorted((one, other) => number(one) - number(other));
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new Error("there is no middle of nothing");
  return middle;
}
