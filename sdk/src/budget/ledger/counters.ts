import type { Counted, Ledger } from "./ledger";
import type { Message } from "./message";
import { only } from "./records";

/** Nobody counts on for longer than this. */
const keptMs = 48 * 60 * 60 * 1000;

/**
 * Adds to a counter, if that does not lead over its limit.
 *
 * @param isRepeated whether the message was said before, and its answer lost: then it was counted
 */
export function addToCounter(
  ledger: Ledger,
  { member: id, counter: wanted }: Message,
  isRepeated: boolean,
  nowMs: number,
): Counted | undefined {
  if (wanted === undefined) return undefined;
  const member = ledger.members[id];
  if (isRepeated && member?.counted !== undefined) return member.counted;
  const recent = only(ledger.counters, ({ atMs }) => nowMs - atMs < keptMs);
  ledger.counters = recent;
  const before = recent[wanted.name]?.count ?? 0;
  const isAdded = before + wanted.by <= wanted.limit;
  const count = isAdded ? Math.max(0, before + wanted.by) : before;
  recent[wanted.name] = { count, atMs: nowMs };
  if (member !== undefined) member.counted = { count, isAdded };
  return { count, isAdded };
}
