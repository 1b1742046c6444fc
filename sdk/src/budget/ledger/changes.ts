import { mayBegin } from "../../throttle/quota-book";
import type { Ledger } from "./ledger";
import type { Message, Reply } from "./message";

/** Keeps room in the daily quota for the changes that a member wants to begin, as far as there is: first come, first served. */
export function begin(ledger: Ledger, { member: id, begins }: Message, nowMs: number): Pick<Reply, "begun" | "begins"> {
  const member = ledger.members[id];
  let begun = 0;
  let rest: Reply["begins"] = "yes";
  while (begun < begins && member !== undefined) {
    rest = mayBegin(ledger.quota, nowMs);
    if (rest === "yes" && isAnotherBefore(ledger, id)) rest = "wait";
    if (rest !== "yes") break;
    for (const counts of [member, ledger.quota]) {
      counts.changesUnderWay += 1;
      counts.reserved += 1;
    }
    begun += 1;
    // Whoever waits as well has waited for longer now.
    member.beginsSinceMs = 0;
  }
  if (member !== undefined) {
    if (rest !== "wait") member.beginsSinceMs = 0;
    else if (member.beginsSinceMs === 0) member.beginsSinceMs = nowMs;
  }
  return { begun, begins: rest };
}

/** Whether another member has waited for longer. Where there is room for all, nobody waits. */
function isAnotherBefore({ members }: Ledger, id: string): boolean {
  const since = members[id]?.beginsSinceMs ?? 0;
  for (const otherId in members) {
    const otherSince = members[otherId]?.beginsSinceMs ?? 0;
    if (otherId === id || otherSince === 0) continue;
    if (since === 0 || otherSince < since || (otherSince === since && otherId < id)) return true;
  }
  return false;
}
