import type { Reply } from "./ledger/message";

/** Whether an answer has what is reckoned with. Of one that has not, nothing is used. */
export function makesSense(reply: Partial<Omit<Reply, "quota">> & { quota?: Partial<Reply["quota"]> }): boolean {
  const { granted, requestsPerSecond, burst, level, share, begun, nextInMs, haltMs, quota = {} } = reply;
  const { remaining, kept, used, usedEndsInMs } = quota;
  const figures = [
    requestsPerSecond,
    burst,
    level,
    share,
    begun,
    nextInMs,
    haltMs,
    remaining,
    kept,
    used,
    usedEndsInMs,
  ];
  return typeof granted === "object" && figures.every((figure) => typeof figure === "number");
}
