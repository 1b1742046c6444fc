import type { System } from "../common/system";
import { reconcile, type Traffic } from "./reconcile";
import type { QuotaState } from "./server-limits";

const dayMs = 24 * 60 * 60 * 1000;

/** A number of requests that are allowed within a time window. The window begins with its first request. */
export interface QuotaWindow {
  limit(): number;
  left(): number;
  /** Milliseconds until the window ends; below zero if it has not begun. */
  renewsInMs(): number;
  /** Counts one request. */
  count(): void;
  /** Takes over the server's figures. */
  update(state: QuotaState, traffic: Traffic): void;
  /** Whether this is the first warning in this window. True once in a window: the call itself is noted. */
  isFirstWarning(): boolean;
}

/** A window of 24 hours, until the server says another length. */
export function createQuotaWindow(requests: number, system: Pick<System, "now">): QuotaWindow {
  let limit = requests;
  let windowMs = dayMs;
  let used = 0;
  let beganAtMs = -Infinity;
  let renewsAtMs = -Infinity;
  let hasWarned = false;

  function renew(): void {
    const nowMs = system.now();
    if (nowMs < renewsAtMs) return;
    used = 0;
    beganAtMs = nowMs;
    renewsAtMs = nowMs + windowMs;
    hasWarned = false;
  }

  const left = (): number => (system.now() < renewsAtMs ? Math.max(0, limit - used) : limit);

  return {
    limit: () => limit,
    left,
    renewsInMs: () => renewsAtMs - system.now(),
    count() {
      renew();
      used += 1;
    },
    update(state, traffic) {
      renew();
      const before = left();
      limit = state.limit ?? limit;
      // A figure that the server leaves out stays as it was, with our own count since then.
      if (state.remaining !== undefined) {
        used = limit - Math.max(0, Math.min(reconcile(before, state.remaining, traffic), limit));
      }
      const isOtherWindow = state.windowMs !== undefined && state.windowMs !== windowMs;
      windowMs = state.windowMs ?? windowMs;
      if (state.resetMs !== undefined) renewsAtMs = system.now() + state.resetMs;
      else if (isOtherWindow) renewsAtMs = beganAtMs + windowMs;
    },
    isFirstWarning() {
      const hadWarned = hasWarned;
      hasWarned = true;
      return !hadWarned;
    },
  };
}
