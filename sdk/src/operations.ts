import { withDeadline } from "./deadline";
import { patienceUntil, type Patience } from "./patience";
import type { System } from "./system";
import type { DailyQuota } from "./throttle/daily-quota";

/** Runs a call as a whole: with one deadline for all its waits and tries, and an end where the owner ends its work. */
export type Operation = <T>(what: string, run: (patience: Patience) => Promise<T>) => Promise<T>;

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
  quota: Pick<DailyQuota, "hold">,
  system: System,
): Operations {
  return {
    reading: (what, run) =>
      withDeadline(
        what,
        operationMs,
        system,
        (deadline) => run(patienceUntil(AbortSignal.any([deadline, interruption]))),
        whyLate,
      ),
    changing: (what, run) =>
      withDeadline(
        what,
        operationMs,
        system,
        async (deadline) => {
          const toSend = AbortSignal.any([deadline, interruption]);
          const hold = await quota.hold(toSend);
          try {
            return await run({ toSend, forAnswer: deadline, hold });
          } finally {
            hold.end();
          }
        },
        whyLate,
      ),
  };
}
