/** A partner's limits; each can be changed while the sandbox runs. */
export interface LimitSettings {
  /** Average requests per second. */
  requestsPerSecond: number;
  /** Requests that may arrive at once. */
  burst: number;
  /** Requests in a window of 24 hours that begins with the first one. */
  dailyQuota: number;
}

export const LIMIT_NAMES = [
  "requestsPerSecond",
  "burst",
  "dailyQuota",
] as const satisfies readonly (keyof LimitSettings)[];
