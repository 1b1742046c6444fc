import type { System } from "../system";
import { reconcile, type Traffic } from "./reconcile";
import type { QuotaState } from "./server-limits";

const dayMs = 24 * 60 * 60 * 1000;

/** So many requests within a span of time that begins with the first of them. */
export interface QuotaWindow {
  limit(): number;
  left(): number;
  /** Milliseconds until it is whole again; below zero where it has not begun. */
  renewsInMs(): number;
  /** Counts one request. */
  use(): void;
  /** Takes over what the server says of it. */
  update(state: QuotaState, traffic: Traffic): void;
  /** Whether people have not been told yet, in this window, that little is left. Asked once a window. */
  isNews(): boolean;
}

/** A window of 24 hours, until somebody says otherwise. */
export function createQuotaWindow(requests: number, system: Pick<System, "now">): QuotaWindow {
  let limit = requests;
  let windowMs = dayMs;
  let used = 0;
  let beganAtMs = -Infinity;
  let renewsAtMs = -Infinity;
  let isTold = false;

  function renew(): void {
    const nowMs = system.now();
    if (nowMs < renewsAtMs) return;
    used = 0;
    beganAtMs = nowMs;
    renewsAtMs = nowMs + windowMs;
    isTold = false;
  }

  const left = (): number => (system.now() < renewsAtMs ? Math.max(0, limit - used) : limit);

  return {
    limit: () => limit,
    left,
    renewsInMs: () => renewsAtMs - system.now(),
    use() {
      renew();
      used += 1;
    },
    update(state, traffic) {
      renew();
      const before = left();
      limit = state.limit ?? limit;
      // What it does not say is as it has said before, and as we have counted since.
      if (state.remaining !== undefined) {
        used = limit - Math.max(0, Math.min(reconcile(before, state.remaining, traffic), limit));
      }
      const isOtherWindow = state.windowMs !== undefined && state.windowMs !== windowMs;
      windowMs = state.windowMs ?? windowMs;
      if (state.resetMs !== undefined) renewsAtMs = system.now() + state.resetMs;
      else if (isOtherWindow) renewsAtMs = beganAtMs + windowMs;
    },
    isNews() {
      const wasTold = isTold;
      isTold = true;
      return !wasTold;
    },
  };
}
