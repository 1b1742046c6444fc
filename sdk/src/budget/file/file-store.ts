import type { DatabaseSync } from "node:sqlite";
import type { Ledger } from "../ledger/ledger";
import type { Message, Reply } from "../ledger/message";
import { step } from "../ledger/step";
import type { BudgetStore } from "../store";
import { machineMs, machineRun } from "./machine-time";
import { openDatabase } from "./open-database";

/** The ledger in a file of this machine, one row a partner: one transaction a message, by the machine's own clock. */
export function createFileStore(path: string, key: string): BudgetStore {
  let database: DatabaseSync | undefined;

  function exchange(message: Message): Reply {
    const file = (database ??= openDatabase(path));
    file.exec("BEGIN IMMEDIATE");
    try {
      const row = file.prepare("SELECT ledger FROM budgets WHERE name = ?").get(key);
      const kept = typeof row?.["ledger"] === "string" ? (JSON.parse(row["ledger"]) as Ledger) : undefined;
      const { ledger, reply } = step(kept, message, { nowMs: machineMs(), server: machineRun() });
      file.prepare("INSERT OR REPLACE INTO budgets (name, ledger) VALUES (?, ?)").run(key, JSON.stringify(ledger));
      file.exec("COMMIT");
      return reply;
    } catch (error) {
      close();
      throw error;
    }
  }

  /** What is not committed is taken back; the next message opens the file anew, as it then is. */
  function close(): void {
    database?.close();
    database = undefined;
  }

  return {
    exchange: (message) =>
      new Promise((resolve) => {
        resolve(exchange(message));
      }),
    close: () => {
      close();
      return Promise.resolve();
    },
  };
}
