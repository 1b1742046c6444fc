import type { Message, Reply } from "../../../sdk/src/budget/ledger/message";
import type { BudgetStore } from "../../../sdk/src/budget/store";
import { createKeptLedger } from "../../../sdk/test/kept-ledger";
import type { VirtualSystem } from "../virtual-system";

/** What happens to the store. */
export type StoreFault =
  /** It cannot be reached; with what it had, or with nothing, it comes back. */
  | { kind: "down"; atMs: number; forMs: number; keeps: boolean }
  /** It stands still, and then does what was sent to it meanwhile. */
  | { kind: "paused"; atMs: number; forMs: number }
  | { kind: "flushed"; atMs: number }
  /** Another run of it comes up with what it had a while ago. */
  | { kind: "older"; atMs: number; agoMs: number };

/** A store whose clock is the schedule's, kept as text as a real one keeps it. */
export function createModelStore(faults: readonly StoreFault[], system: VirtualSystem) {
  const kept = createKeptLedger();
  let run = 1;
  let isDown = false;
  let pausedUntilMs = -Infinity;
  const past: { atMs: number; text: string | undefined }[] = [];

  for (const fault of faults) {
    system.after(fault.atMs, () => {
      switch (fault.kind) {
        case "down":
          isDown = true;
          system.after(fault.forMs, () => {
            isDown = false;
            run += 1;
            if (!fault.keeps) kept.replace();
          });
          return;
        case "paused":
          pausedUntilMs = Math.max(pausedUntilMs, system.now() + fault.forMs);
          return;
        case "flushed":
          kept.replace();
          return;
        case "older":
          run += 1;
          kept.replace(past.findLast(({ atMs }) => atMs <= system.now() - fault.agoMs)?.text);
          return;
      }
    });
  }

  function carryOut(message: Message): Reply {
    const reply = kept.hear(message, { nowMs: 1_000_000 + system.now(), server: `run ${run}` });
    past.push({ atMs: system.now(), text: kept.text() });
    if (past.length > 500) past.shift();
    return reply as Reply;
  }

  /** A way to the store, with its own delays. */
  return (travelMs: () => number): BudgetStore => ({
    exchange: (message) =>
      new Promise<Reply>((resolve, reject) => {
        const said = structuredClone(message);
        const arrive = (): void => {
          if (isDown) {
            reject(new Error("it is down"));
            return;
          }
          if (system.now() < pausedUntilMs) {
            system.after(pausedUntilMs - system.now(), arrive);
            return;
          }
          const reply = carryOut(said);
          system.after(travelMs(), () => {
            if (isDown) reject(new Error("it went down"));
            else resolve(reply);
          });
        };
        system.after(travelMs(), arrive);
      }),
    close: () => Promise.resolve(),
  });
}
