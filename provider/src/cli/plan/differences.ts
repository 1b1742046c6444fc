import type { Facts } from "../shared/plan/reviewed";

/** One that is other than it was. */
export interface Difference {
  name: string;
  how: "added" | "changed" | "gone";
}

/** A fact of which nothing is known but that it is there. */
export const whatever = "";

/** A fact of which nothing is known: it may be there, or not. */
export const anything = "?";

/** What differs, sorted by name. */
export function differences(before: Facts, now: Facts): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  return names.flatMap((name): Difference[] => {
    const [was, is] = [before[name], now[name]];
    if (was === anything) return [];
    if (was === undefined) return [{ name, how: "added" }];
    if (is === undefined) return [{ name, how: "gone" }];
    return was === is || was === whatever ? [] : [{ name, how: "changed" }];
  });
}
