import { withDeadline } from "../common/deadline";
import type { System } from "../common/system";
import { InterruptedError } from "../errors/interrupted-error";
import type { DailyQuota } from "../throttle/daily-quota";
import { scopeUntil, type OperationScope } from "./operation-scope";

/** Runs a call as a whole: with one deadline for all its waits and tries, and an end where the owner ends its work. */
export type Operation = <T>(what: string, run: (scope: OperationScope) => Promise<T>) => Promise<T>;

export interface Operations {
  /** Nothing is lost with one that is broken off. */
  reading: Operation;
  /** Begins only where the quota may let it finish; what was sent is answered, whoever ends its work. */
  changing: Operation;
}

export interface OperationRules {
  operationMs: number;
  /** Aborts where the owner ends its work. */
  interruption: AbortSignal;
  /** What is known of why an operation is not done in time. */
  whyLate: () => string | undefined;
}

export function createOperations(
  { operationMs, interruption, whyLate }: OperationRules,
  quota: Pick<DailyQuota, "reserve">,
  system: System,
): Operations {
  return {
    reading: (what, run) =>
      withDeadline(
        what,
        operationMs,
        system,
        (deadline) => run(scopeUntil(AbortSignal.any([deadline, interruption]))),
        whyLate,
      ),
    changing: (what, run) =>
      withDeadline(
        what,
        operationMs,
        system,
        async (deadline) => {
          const sendSignal = AbortSignal.any([deadline, interruption]);
          const reservation = await quota.reserve(sendSignal);
          try {
            return await run({ sendSignal, answerSignal: deadline, reservation });
          } finally {
            reservation.end();
          }
        },
        whyLate,
      ),
  };
}

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
