import type { System } from "./system";
import type { QuotaHold } from "./throttle/daily-quota";

/** How long an operation waits, by what it waits for; and what is kept for it meanwhile. */
export interface Patience {
  /** Ends every wait before something is sent: for a turn, for a token, for a better time. */
  readonly toSend: AbortSignal;
  /** Ends the wait for the answer to what was sent. */
  readonly forAnswer: AbortSignal;
  /** Room in the day's quota for the request of a change. */
  readonly hold?: QuotaHold;
  /** A look for what became of a change, for which room is kept too. */
  readonly isLook?: boolean;
}

/** A look at the list takes a request or a few. */
const graceMs = 10_000;

/** One signal for all waits: nothing is lost with a read that is broken off. */
export function patienceUntil(signal: AbortSignal): Patience {
  return { toSend: signal, forAnswer: signal };
}

/** As `patienceUntil`, for a look for what became of a change. */
export function toSettle(signal: AbortSignal): Patience {
  return { ...patienceUntil(signal), isLook: true };
}

/**
 * Runs a look for what became of a change. Also where nothing is to be sent any more it is given some seconds: a tenant
 * that nobody knows of is worse than a short wait.
 */
export async function withGrace<T>(
  { toSend, forAnswer }: Patience,
  system: System,
  look: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const grace = new AbortController();
  const end = new AbortController();
  const begin = (): void => {
    void system.sleep(graceMs, end.signal).then(() => {
      grace.abort(toSend.reason);
    });
  };
  if (toSend.aborted) begin();
  else toSend.addEventListener("abort", begin, { once: true, signal: end.signal });
  try {
    return await look(AbortSignal.any([forAnswer, grace.signal]));
  } finally {
    end.abort();
  }
}
