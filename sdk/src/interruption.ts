import { InterruptedError } from "./errors/interrupted-error";

/** Aborts with the owner's signal, for a reason that is an error of ours; without a signal, never. */
export function interruptionBy(signal: AbortSignal | undefined): AbortSignal {
  const interruption = new AbortController();
  const end = (): void => {
    interruption.abort(new InterruptedError());
  };
  if (signal?.aborted === true) end();
  else signal?.addEventListener("abort", end, { once: true });
  return interruption.signal;
}
