import type { Clock } from "printix-partner-sandbox";
import { createFakeSystem, type FakeSystem } from "../../sdk/test/fake-system";

/** One time for a client and a sandbox in the same process. */
export interface SharedTime {
  system: FakeSystem;
  clock: Clock;
}

/** A time that moves while no request is on its way, and then at once to where somebody waits for it. */
export function createSharedTime(isBusy: () => boolean): SharedTime {
  const system = createFakeSystem({ isBusy });
  return { system, clock: { nowMs: () => Math.floor(system.wallNow()), monotonicMs: () => system.now() } };
}
