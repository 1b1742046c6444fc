/** Maps numbers to a line on which each power of ten is as long as the next. */
export interface LogScale {
  (value: number): number;
  /** The powers of ten on it. */
  ticks: number[];
}

/** From the power of ten below the smallest value to the one above the largest. */
export function logScale(values: readonly number[], [from, to]: readonly [number, number]): LogScale {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  const scale = (value: number): number => from + ((Math.log10(value) - first) / (last - first)) * (to - from);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
  return Object.assign(scale, { ticks });
}
