import { statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { messageOf } from "../../errors/printix-error";
import type { Ledger } from "../ledger/ledger";
import type { Message, OtherFormat, Reply } from "../ledger/message";
import { step } from "../ledger/step";
import type { BudgetStore } from "../store";
import { machineMs, machineRun } from "./machine-time";
import { openDatabase } from "./open-database";

/** The ledger in a file of this machine, one row a partner: one transaction a message, by the machine's own clock. */
export function createFileStore(path: string, key: string): BudgetStore {
  let opened: { database: DatabaseSync; file: string } | undefined;

  /** Another file at the path, or none, is another ledger: who goes on with the old one is alone with it. */
  function current(): { database: DatabaseSync; file: string } {
    if (opened && fileAt(path) !== opened.file) close();
    opened ??= { database: openDatabase(path), file: fileAt(path) };
    return opened;
  }

  function exchange(message: Message): Reply | OtherFormat {
    const { database, file } = current();
    database.exec("BEGIN IMMEDIATE");
    try {
      const row = database.prepare("SELECT ledger FROM budgets WHERE name = ?").get(key);
      const kept = typeof row?.["ledger"] === "string" ? (JSON.parse(row["ledger"]) as Ledger) : undefined;
      // A copy that was put into the file's place may lack the last changes: it has another number.
      const server = `${machineRun()} ${file}`;
      const { ledger, reply } = step(kept, message, { nowMs: machineMs(), server });
      database.prepare("INSERT OR REPLACE INTO budgets (name, ledger) VALUES (?, ?)").run(key, JSON.stringify(ledger));
      database.exec("COMMIT");
      return reply;
    } catch (error) {
      close();
      throw error;
    }
  }

  /** What is not committed is taken back; the next message opens the file anew, as it then is. */
  function close(): void {
    opened?.database.close();
    opened = undefined;
  }

  return {
    exchange: (message) =>
      new Promise((resolve, reject) => {
        try {
          resolve(exchange(message));
        } catch (error) {
          reject(new Error(`file ${path}: ${messageOf(error)}`, { cause: error }));
        }
      }),
    close: () => {
      close();
      return Promise.resolve();
    },
  };
}

/** Tells one file from another that is put into its place. */
function fileAt(path: string): string {
  const { dev, ino } = statSync(path, { bigint: true, throwIfNoEntry: false }) ?? {};
  return `${dev} ${ino}`;
}
