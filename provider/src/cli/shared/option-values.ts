import { InvalidArgumentError } from "commander";

/** An option's value as a whole number from 0 on. @throws InvalidArgumentError for anything else */
export function wholeNumber(value: string): number {
  const parsed = Number(value);
  if (value.trim() !== "" && Number.isSafeInteger(parsed) && parsed >= 0) return parsed;
  throw new InvalidArgumentError("It must be a whole number from 0 on.");
}

/** Gathers the values of an option that may be given more than once. */
export function collect(value: string, previous: string[] = []): string[] {
  return [...previous, value];
}
