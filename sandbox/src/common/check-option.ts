import { OptionsError } from "./options-error";

// What reaches the sandbox over its control API, or from a program without types, may be of any type.

/** Throws an `OptionsError` where an option is not what it must be. */
export function checkOption(isFine: boolean, option: string, wanted: string): void {
  if (!isFine) throw new OptionsError(option, wanted);
}

/** One of some texts. */
export function oneOf<T extends string>(option: string, given: unknown, known: readonly T[]): T {
  const found = known.find((value) => value === given);
  if (found === undefined) throw new OptionsError(option, `one of ${known.join(", ")}`);
  return found;
}

export function wholeNumber(option: string, given: unknown, least: number, most: number): number {
  const isFine = typeof given === "number" && Number.isInteger(given) && given >= least && given <= most;
  if (!isFine) throw new OptionsError(option, `a whole number from ${least} to ${most}`);
  return given;
}

export function nonEmptyText(option: string, given: unknown, what = "a text"): string {
  if (typeof given !== "string" || given === "") throw new OptionsError(option, what);
  return given;
}

/** A misspelt name must not become an option that is left out. */
export function refuseUnknown(given: object, known: readonly string[]): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new OptionsError(unknown, `left out: there are ${known.join(", ")}`);
}
