import type { ThrottleOptions } from "../options/options";

/**
 * Where a figure is from: the headers of the API's answers, the client's options, the conventions page where neither
 * says anything, or this client's own count of its requests. "configured" also where the API allows more.
 */
export type FigureSource = "server" | "configured" | "default" | "counted";

export interface Figure<T = number> {
  value: T;
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
  /** Requests that the API would have taken at once when it last answered; absent where it does not say. */
  remaining?: Figure;
  /** Requests in 24 hours. */
  dailyQuota: Figure;
  /** What is left of them: the API's word, less what was sent since. It counts for all who use the quota, we for this client. */
  quotaRemaining: Figure;
  /** When the quota is whole again (RFC 3339); absent before the first request where the API does not say. */
  quotaResetsAt?: Figure<string>;
  /** Creations and cancels that this has room for: a few requests are kept back, so that what was begun can be ended. */
  changesLeft: number;
  /** Creations and cancels of this client that have begun and wait for their turn: room for them is kept. */
  changesWaiting: number;
  /** Requests that this client has sent, tries included and token requests not. */
  requestsSent: number;
  /** What is configured; a figure that nobody configured is absent. */
  configured: ThrottleOptions;
}
