/** One request, for a debug log: nothing in it can hold a secret or a person's data. */
export interface LogEntry {
  event: "request";
  method: string;
  path: string;
  /** The answer's status; absent where none came. */
  status?: number;
  /** Why no answer came: a code of the network layer. */
  fault?: string;
  durationMs: number;
  attempt: number;
  requestId?: string;
  /** Requests that might have gone at once when this one went; absent for token requests, which are not throttled. */
  bucketLevel?: number;
}

/** Sees each request when it has ended. */
export type Log = (entry: LogEntry) => void;
