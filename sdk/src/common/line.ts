/** One who waits in a line. */
export interface Waiter<T> {
  resolve: (value: T) => void;
  reject: (error: Error) => void;
}

/**
 * Waits in a line, until somebody settles it or the signal aborts.
 *
 * @param enter puts the waiter into the line, and hands back how to take it out
 */
export function waitIn<T>(enter: (waiter: Waiter<T>) => () => void, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const settled = new AbortController();
    const settleBy =
      <V>(answer: (value: V) => void) =>
      (value: V): void => {
        settled.abort("settled");
        answer(value);
      };
    const leave = enter({ resolve: settleBy(resolve), reject: settleBy(reject) });
    const onAbort = (): void => {
      leave();
      reject(signal.reason as Error);
    };
    signal.addEventListener("abort", onAbort, { once: true, signal: settled.signal });
  });
}
