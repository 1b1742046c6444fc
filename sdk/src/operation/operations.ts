import type { Budget } from "../budget/budget";
import { withDeadline } from "../common/deadline";
import type { System } from "../common/system";
import { InterruptedError } from "../errors/interrupted-error";
import { scopeUntil, type OperationScope } from "./operation-scope";

/** Runs a whole call: one deadline for all its waits and tries, and an end when the owner ends its work. */
export type Operation = <T>(what: string, run: (scope: OperationScope) => Promise<T>) => Promise<T>;

export interface Operations {
  /** For reads: one may end at any time, nothing is lost with it. */
  reading: Operation;
  /** For changes: one begins only if the quota is enough to finish it. When the owner ends, a sent request is still answered. */
  changing: Operation;
}

export interface OperationRules {
  operationMs: number;
  /** Aborts when the owner ends its work. */
  interruption: AbortSignal;
  /** Why an operation is not done in time, if that is known. */
  whyLate: () => string | undefined;
}

export function createOperations(
  { operationMs, interruption, whyLate }: OperationRules,
  budget: Pick<Budget, "reserve">,
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
          const reservation = await budget.reserve(sendSignal);
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

/** A signal that aborts with the owner's, and whose reason is an InterruptedError. Without an owner's signal, it never aborts. */
export function interruptionBy(signal: AbortSignal | undefined): AbortSignal {
  const interruption = new AbortController();
  const end = (): void => {
    interruption.abort(new InterruptedError());
  };
  if (signal?.aborted === true) end();
  else signal?.addEventListener("abort", end, { once: true });
  return interruption.signal;
}
