import type { RequestLogEntry } from "printix-partner-sandbox";

interface Limits {
  requestsPerSecond: number;
  burst: number;
}

/** How long the requests from the first to the last of some took, and how long the limit itself takes for all of them. */
export function limitTime(
  requests: readonly RequestLogEntry[],
  isOne: (request: RequestLogEntry) => boolean,
  { requestsPerSecond, burst }: Limits,
): { tookMs: number; limitMs: number } {
  const counted = requests.filter(({ path }) => !path.startsWith("/oauth/"));
  const first = counted.findIndex(isOne);
  const last = counted.findLastIndex(isOne);
  // The API's own bucket, as the requests before have left it.
  let level = burst;
  let filledAtMs = counted[0]?.timeMs ?? 0;
  for (const { timeMs } of counted.slice(0, first + 1)) {
    level = Math.min(burst, level + ((timeMs - filledAtMs) / 1000) * requestsPerSecond) - 1;
    filledAtMs = timeMs;
  }
  const tookMs = (counted[last]?.timeMs ?? 0) - (counted[first]?.timeMs ?? 0);
  return { tookMs, limitMs: Math.max(0, ((last - first - level) / requestsPerSecond) * 1000) };
}
