import type { Ledger, StoreTime } from "../src/budget/ledger/ledger";
import type { Message, OtherFormat, Reply } from "../src/budget/ledger/message";
import { step } from "../src/budget/ledger/step";

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** A ledger that is kept as text from one message to the next, as a store keeps it. */
export function createKeptLedger() {
  let kept: string | undefined;
  return {
    /** Answers a message; neither side keeps what the other one holds. */
    hear: (message: Message, time: StoreTime): Reply | OtherFormat => {
      const ledger = kept === undefined ? undefined : (JSON.parse(kept) as Ledger);
      const next = step(ledger, copy(message), time);
      kept = JSON.stringify(next.ledger);
      return copy(next.reply);
    },
    ledger: (): Ledger => JSON.parse(kept ?? "{}") as Ledger,
    text: (): string | undefined => kept,
    /** What is kept is this instead; nothing where it is left out. */
    replace: (text?: string): void => {
      kept = text;
    },
  };
}
