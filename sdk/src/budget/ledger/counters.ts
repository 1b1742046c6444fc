import type { Counter, Ledger } from "./ledger";
import type { Message, Reply } from "./message";

/** Nobody counts on for longer than this. */
const keptMs = 48 * 60 * 60 * 1000;

/** Adds to a counter, if that does not lead over its limit. */
export function addToCounter(ledger: Ledger, { counter: wanted }: Message, nowMs: number): Reply["counter"] {
  if (wanted === undefined) return undefined;
  const recent: Record<string, Counter> = {};
  for (const name in ledger.counters) {
    const counter = ledger.counters[name];
    if (counter !== undefined && nowMs - counter.atMs < keptMs) recent[name] = counter;
  }
  ledger.counters = recent;
  const count = recent[wanted.name]?.count ?? 0;
  const isAdded = count + wanted.by <= wanted.limit;
  const newCount = isAdded ? Math.max(0, count + wanted.by) : count;
  recent[wanted.name] = { count: newCount, atMs: nowMs };
  return { count: newCount, isAdded };
}
