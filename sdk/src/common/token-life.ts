/** A token is renewed this long before it expires, but never more than half its lifetime early. */
const renewAheadMs = 60_000;

/** For how long a token need not be renewed. */
export function renewAfterMs(lifetimeMs: number): number {
  return lifetimeMs - Math.min(renewAheadMs, lifetimeMs / 2);
}

/** The lifetime of a token that need not be renewed for so long. */
export function lifetimeOf(renewAfterMs: number): number {
  return renewAfterMs + Math.min(renewAheadMs, renewAfterMs);
}
