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
  /** How many more requests could have been sent with this one; absent for token requests, which are not throttled. */
  bucketLevel?: number;
}

/** Called for each request when it has ended. */
export type Log = (entry: LogEntry) => void;

/** Called for what a person should know of, such as a long wait: one line of text. */
export type Notice = (line: string) => void;

/** The same callback, but it never throws: a request must not fail because a log line could not be written. */
export function withoutThrowing<A extends unknown[]>(
  callback: ((...given: A) => void) | undefined,
): (...given: A) => void {
  return (...given) => {
    try {
      callback?.(...given);
    } catch {
      // The callback is the only way to tell its owner.
    }
  };
}
