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

/** Sees a wait that a person would wonder about, as one line of text. */
export type Notice = (line: string) => void;

/** As the callback, if there is one, and never throws: what becomes of a request must not depend on whether somebody could write it down. */
export function withoutThrowing<A extends unknown[]>(
  callback: ((...given: A) => void) | undefined,
): (...given: A) => void {
  return (...given) => {
    try {
      callback?.(...given);
    } catch {
      // The callback's owner has no other way to hear of it than the callback itself.
    }
  };
}
