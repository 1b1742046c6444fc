import type { Message, OtherFormat, Reply } from "./ledger/message";

/** Who keeps the ledger of a shared budget. */
export interface BudgetStore {
  /**
   * Says one message and gets its answer, as one step that nobody else's comes between. Rejects where that is not possible.
   *
   * @param late aborts when nobody waits for the answer any more: then the way to the store is made anew
   */
  exchange(message: Message, late: AbortSignal): Promise<Reply | OtherFormat>;
  /** Lets go of what it holds. Another exchange takes it up again. */
  close(): Promise<void>;
}
