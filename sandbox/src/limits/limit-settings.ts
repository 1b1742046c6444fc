/** The limits of the conventions page; each can be changed while the sandbox runs. */
export interface LimitSettings {
  /** Average requests per second and partner. */
  requestsPerSecond: number;
  /** Requests that may arrive at once. */
  burst: number;
  /** Requests per partner in a window of 24 hours that begins with its first request. */
  dailyQuota: number;
}
