import type { ThrottleOptions } from "../options/options";

/**
 * Where a figure comes from: the headers of the API's answers, the client's options, the conventions page if neither says
 * anything, or this client's own count of its requests. "configured" also if the API allows more.
 */
export type FigureSource = "server" | "configured" | "default" | "counted";

/** One figure of what the API allows, and where it comes from. */
export interface Figure<T = number> {
  /** The figure itself. */
  value: T;
  /** Where it comes from. */
  source: FigureSource;
}

/**
 * What the API allows this client, as far as it is known: what the headers of its last answers said, up to what is
 * configured ("The dashboard and response headers are the authoritative source for current limits", access model).
 */
export interface Access {
  /** The rate that the throttle keeps to. */
  requestsPerSecond: Figure;
  /** Requests that may go at once. */
  burst: Figure;
  /** Requests that the API would have taken at once when it last answered; absent if it does not say. */
  remaining?: Figure;
  /** Requests in 24 hours. */
  dailyQuota: Figure;
  /** What is left of them: the API's figure, minus what was sent since. The API counts everybody's requests; we count this client's. */
  quotaRemaining: Figure;
  /** When the whole quota is available again (RFC 3339); absent before the first request if the API does not say. */
  quotaResetsAt?: Figure<string>;
  /** How many creations and cancels the quota is enough for: a few requests are kept to finish what has begun. */
  changesLeft: number;
  /** Creations and cancels of this client that have begun and wait for their turn: room is kept for them. */
  changesWaiting: number;
  /** Requests that this client has sent: every try counts, token requests do not. */
  requestsSent: number;
  /** What is configured; a figure that nobody configured is absent. */
  configured: ThrottleOptions;
}
