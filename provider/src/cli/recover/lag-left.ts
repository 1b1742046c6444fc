import { defaultTiming, type TimingOptions } from "printix-partner-sdk";
import type { StackState } from "../shared/pulumi/stack-export";

/**
 * How long Printix's list may still lag behind what the killed run sent, in milliseconds. What the list does not show yet would
 * be taken for not arrived.
 * @param isMomentKnown whether the run wrote state as it went on: else it may have been killed just now
 */
export function lagLeftMs(
  { writtenAtMs = 0 }: StackState,
  isMomentKnown: boolean,
  timing: TimingOptions | undefined,
  nowMs: number,
): number {
  const { listLagMs } = { ...defaultTiming, ...timing };
  if (!isMomentKnown) return listLagMs;
  // A clock that is ahead of ours must not make us wait for longer.
  return Math.min(listLagMs, Math.max(0, writtenAtMs + listLagMs - nowMs));
}
