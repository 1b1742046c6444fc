/** So few may always vanish: a share of a small list is less than one tenant. */
export const alwaysAllowed = 3;

/** Whether more tenants are missing than may vanish at once from a list that held so many. */
export function isTooMany(missing: number, had: number, maxPercent: number): boolean {
  return missing > Math.max(alwaysAllowed, (had * maxPercent) / 100);
}
