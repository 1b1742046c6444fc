/** Seconds in words, rounded up: `under a second`, `42 s`, `3 min 18 s`, `2 h 47 min`. */
export function describeDuration(seconds: number): string {
  if (seconds < 1) return "under a second";
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return withRest(Math.floor(whole / 60), "min", whole % 60, "s");
  const minutes = Math.ceil(whole / 60);
  return withRest(Math.floor(minutes / 60), "h", minutes % 60, "min");
}

function withRest(count: number, unit: string, rest: number, smaller: string): string {
  return rest === 0 ? `${count} ${unit}` : `${count} ${unit} ${rest} ${smaller}`;
}
