/**
 * Whose provider: ours, our native plugin, a plain one in the style of Pulumi's guide, and one that asks nobody: the engine's
 * own time.
 */
export const contestants = ["floor", "ours", "native", "peer"] as const;
export type Contestant = (typeof contestants)[number];

export const operations = ["preview", "up", "refresh", "destroy", "drift", "import"] as const;
export type Operation = (typeof operations)[number];

/** What reached the API, by kind. */
export interface RequestCounts {
  token: number;
  list: number;
  get: number;
  post: number;
  cancel: number;
}

/** One operation on so many tenants. */
export interface Measurement {
  operation: Operation;
  contestant: Contestant;
  tenants: number;
  /** From the engine's start to its end, all attempts together. */
  wallMs: number;
  attempts: number;
  /** Tenants that the operation was done for. */
  done: number;
  requests: RequestCounts;
  /** Requests that were answered with 429. */
  refused: number;
  /** From the first POST to the last one, by the API's log; absent where there are none. */
  postSpanMs?: number;
  /** The largest tenant in state, as compact JSON; absent where none is left or none was written. */
  stateBytes?: number;
  /** The most memory that the provider's host had; absent where the system does not tell. */
  hostBytes?: number;
}

/** What the measurements were made on. */
export interface Machine {
  system: string;
  cores: number;
  memoryGiB: number;
  node: string;
  engine: string;
}

/** Something that the project promises, and whether it held. */
export interface Verdict {
  claim: string;
  isKept: boolean;
  /** What was measured, in words. */
  measured: string;
}

export interface Report {
  version: 1;
  /** The day, as 2026-01-31. */
  date: string;
  machine: Machine;
  limits: { requestsPerSecond: number; burst: number };
  verdicts: Verdict[];
  measurements: Measurement[];
}
