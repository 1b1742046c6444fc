import type { Counted } from "./ledger/ledger";
import type { Sharer } from "./ledger/message";
import type { QuotaReservation, QuotaStatus, RequestPurpose } from "../throttle/daily-quota";
import type { Figures } from "../throttle/learned-limits";

/** What a request is for, and whether it changes something at the API. */
export interface BudgetedRequest extends RequestPurpose {
  isChange: boolean;
}

/** Permission to send one request. Release it when the server has answered, or when no answer will come. */
export interface Permit {
  /** @param said what the answer says of the limits; nothing if there was none */
  release(said?: SaidLimits): void;
  /** Whether it counts still: a process that stood still for long may have been taken for dead. */
  isFresh(): boolean;
}

export interface SaidLimits extends Figures {
  /** The server has refused the request: nothing may be sent for this time. */
  haltMs?: number;
}

/** What the API allows: so many requests at once, a second and a day. Of one client, or of all who share it. */
export interface Budget {
  /**
   * Waits, first come first served, until one more request may be sent, and counts it.
   * @throws RateLimitError if a halt would make it wait longer than a run should, if the daily quota is used up, or if the
   * rest of it is kept for the changes that have begun
   * @throws BudgetError if a change would be sent, and who keeps the shared budget cannot be asked
   * @throws the signal's reason if it aborts first
   */
  acquire(request: BudgetedRequest, signal: AbortSignal): Promise<Permit>;
  /**
   * Keeps room for one change. Near the end of the quota it waits until other changes have ended: the quota must be
   * enough to find out what became of each change that has begun.
   * @throws RateLimitError if the quota may not be enough to finish a change that begins now
   * @throws BudgetError if who keeps the shared budget cannot be asked
   * @throws the signal's reason if it aborts first
   */
  reserve(signal: AbortSignal): Promise<QuotaReservation>;
  /** How many requests it takes to read the list once. */
  setLookupCost(requests: number): void;
  /** Requests that may go at once now. */
  level(): number;
  status(): BudgetStatus;
  /** Who shares it; undefined if it is shared with nobody, as far as is known. @throws BudgetError */
  sharers(signal: AbortSignal): Promise<Sharer[] | undefined>;
  /** Counts something together with all who share it; undefined if it is shared with nobody. @throws BudgetError */
  count(counter: SharedCounter, signal: AbortSignal): Promise<Counted | undefined>;
  /** Lets go of it: others need not wait for what this client holds. */
  close(): Promise<void>;
}

/** Something that several clients count together, for a limit that holds for all of them. It is kept for two days. */
export interface SharedCounter {
  /** No other counter of this partner's has it. The store is told its digest alone. */
  name: string;
  /** How much to add; below zero, to take something back. */
  by: number;
  /** Nothing is added that leads over it. */
  limit: number;
}

export interface BudgetStatus {
  requestsPerSecond: number;
  burst: number;
  quota: QuotaStatus;
}
