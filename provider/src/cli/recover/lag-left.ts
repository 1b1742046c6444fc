import { defaultTiming, type TimingOptions } from "printix-partner-sdk";
import type { StackState } from "../shared/pulumi/stack-export";

/**
 * How long Printix's list may still lag behind what the killed run sent, in milliseconds. Pending creates are emptied
 * afterwards: a tenant that the list does not show yet would be forgotten with them.
 */
export function lagLeftMs({ writtenAtMs = 0 }: StackState, timing: TimingOptions | undefined, nowMs: number): number {
  const { listLagMs } = { ...defaultTiming, ...timing };
  // A clock that is ahead of ours must not make us wait for longer.
  return Math.min(listLagMs, Math.max(0, writtenAtMs + listLagMs - nowMs));
}
