import { defaultTiming, type TimingOptions } from "printix-partner-sdk";
import type { StackState } from "../shared/pulumi/stack-export";

/**
 * How long the list may still lag behind what the killed run had sent, in milliseconds. Pending creates are emptied
 * afterwards, and with them all that is known of a tenant that a list did not show yet.
 */
export function lagLeftMs({ writtenAtMs = 0 }: StackState, timing: TimingOptions | undefined, nowMs: number): number {
  const { listLagMs } = { ...defaultTiming, ...timing };
  // A clock that is ahead of ours must not make us wait for longer.
  return Math.min(listLagMs, Math.max(0, writtenAtMs + listLagMs - nowMs));
}
