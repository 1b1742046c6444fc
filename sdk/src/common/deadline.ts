import { OperationTimeoutError } from "../errors/timeout-error";
import type { System } from "./system";

/**
 * Runs an operation with a signal that aborts when its time is over. Every wait in the operation ends with the signal.
 *
 * @param whyLate asked when time is over: why it took so long, if that is known
 */
export async function withDeadline<T>(
  what: string,
  ms: number,
  system: System,
  run: (signal: AbortSignal) => Promise<T>,
  whyLate: () => string | undefined = () => undefined,
): Promise<T> {
  const deadline = new AbortController();
  const end = new AbortController();
  void system.sleep(ms, end.signal).then(() => {
    if (!end.signal.aborted) deadline.abort(new OperationTimeoutError(what, ms, whyLate()));
  });
  try {
    return await run(deadline.signal);
  } finally {
    end.abort();
  }
}

/** Waits for work that is shared with others. When the signal aborts, only this wait ends. */
export function waitWithin<T>(shared: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    shared.then(resolve, reject).finally(() => {
      signal.removeEventListener("abort", onAbort);
    });
  });
}
