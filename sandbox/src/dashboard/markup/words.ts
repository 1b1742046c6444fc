const numbers = new Intl.NumberFormat("en");

/** `50,000` */
export function count(value: number): string {
  return numbers.format(value);
}

/** `1 tenant`, `2 tenants` */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

const UNITS = [
  { unit: "d", ms: 86_400_000 },
  { unit: "h", ms: 3_600_000 },
  { unit: "min", ms: 60_000 },
  { unit: "s", ms: 1000 },
] as const;

/** The two largest units of a time, rounded up to a whole second: `23 h 59 min`, `4 s`. */
export function duration(ms: number): string {
  let rest = Math.ceil(Number((ms / 1000).toFixed(3))) * 1000;
  const parts: string[] = [];
  for (const { unit, ms: size } of UNITS) {
    const whole = Math.floor(rest / size);
    rest -= whole * size;
    if (whole > 0) parts.push(`${count(whole)} ${unit}`);
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.length === 0 ? "0 s" : parts.join(" ");
}

/** `2030-01-15 08:30:00`, in UTC. */
export function dateAndTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace("T", " ");
}

/** `08:30:00.125`, in UTC. */
export function timeOfDay(ms: number): string {
  return new Date(ms).toISOString().slice(11, 23);
}
