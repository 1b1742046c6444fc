import { Refusal } from "./refusal";

/** Keeps a run from cancelling more subscriptions than somebody has agreed to. */
export interface CancelCap {
  /** Takes leave to send one cancel. @throws Refusal where it would be one too many */
  take(label: string): void;
}

/** @param max cancels of one run; undefined for as many as the plan says */
export function createCancelCap(max: number | undefined): CancelCap {
  const sent: string[] = [];
  return {
    take: (label) => {
      if (max !== undefined && sent.length >= max) {
        const before = sent.length === 0 ? "" : ` Sent before it in this run: ${sent.join(", ")}.`;
        throw new Refusal(
          `${label} was not cancelled: printix:maxCancels allows ${max} in one run, and this one would exceed it. ` +
            `Nothing was sent for it.${before} Where it is meant, allow more, for one run: PRINTIX_MAX_CANCELS=${max + 1}. ` +
            "Where stack config has printix:maxCancels, the smaller of the two counts: raise that one too, and add " +
            "`--run-program` to a destroy, which knows the stack config of the last `pulumi up` alone. So does an `up` " +
            "whose program declares no tenant any more: the next one that declares a tenant takes the new value in.",
        );
      }
      sent.push(label);
    },
  };
}
