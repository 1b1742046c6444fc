import type { RequestLogEntry } from "../../store/request-log";

/** How requests of one second ended. */
export interface Second {
  readonly answered: number;
  /** 429. */
  readonly throttled: number;
  /** Any other 4xx. */
  readonly refused: number;
  /** 5xx, or without an answer. */
  readonly failed: number;
}

export type Outcome = keyof Second;

export const OUTCOMES: readonly Outcome[] = ["answered", "throttled", "refused", "failed"];

const SECOND_MS = 1000;

/** No request that is older is counted. */
export const ACTIVITY_MS = 60 * SECOND_MS;

/** How a request with this status ended; 0 is no answer. */
export function outcomeOf(status: number): Outcome {
  if (status === 429) return "throttled";
  if (status >= 500 || status === 0) return "failed";
  return status >= 400 ? "refused" : "answered";
}

/** The last seconds up to now, oldest first, and how the requests that arrived in each of them ended. */
export function activityOf(
  requests: readonly RequestLogEntry[],
  nowMs: number,
  length = ACTIVITY_MS / SECOND_MS,
): Second[] {
  const seconds = Array.from({ length }, () => ({ answered: 0, throttled: 0, refused: 0, failed: 0 }));
  const last = Math.floor(nowMs / SECOND_MS);
  for (const { timeMs, status } of requests) {
    const second = seconds[length - 1 - (last - Math.floor(timeMs / SECOND_MS))];
    if (second !== undefined) second[outcomeOf(status)] += 1;
  }
  return seconds;
}

/** The sum of seconds. */
export function totalOf(seconds: readonly Second[]): Second {
  const total = { answered: 0, throttled: 0, refused: 0, failed: 0 };
  for (const second of seconds) for (const outcome of OUTCOMES) total[outcome] += second[outcome];
  return total;
}
