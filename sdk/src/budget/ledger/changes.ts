import { mayBegin } from "../../throttle/quota-book";
import type { Ledger } from "./ledger";
import type { Message, Reply } from "./message";

/** Keeps room in the daily quota for the changes that a member wants to begin, as far as there is. */
export function begin(ledger: Ledger, { member: id, begins }: Message, nowMs: number): Pick<Reply, "begun" | "begins"> {
  const member = ledger.members[id];
  for (let begun = 0; begun < begins; begun += 1) {
    const verdict = mayBegin(ledger.quota, nowMs);
    if (verdict !== "yes" || member === undefined) return { begun, begins: verdict };
    for (const counts of [member, ledger.quota]) {
      counts.changesUnderWay += 1;
      counts.reserved += 1;
    }
  }
  return { begun: begins, begins: "yes" };
}
