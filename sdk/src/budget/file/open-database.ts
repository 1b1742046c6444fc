import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";

/** How long another process may hold the file: a message of its takes a fraction of a millisecond. */
const busyMs = 100;

/** Opens the file, and makes it where it is not there: nobody else may read it. */
export function openDatabase(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, "a", 0o600));
  const database = new (sqlite().DatabaseSync)(path, { timeout: busyMs });
  try {
    // What a machine that is switched off loses is of no use after that.
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    database.exec("CREATE TABLE IF NOT EXISTS budgets (name TEXT PRIMARY KEY, ledger TEXT NOT NULL)");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Node 22 has SQLite, and warns of it. What is used of it is the same in Node 24, which does not. */
function sqlite(): typeof import("node:sqlite") {
  const warn = Object.getOwnPropertyDescriptor(process, "emitWarning") ?? {};
  process.emitWarning = () => undefined;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- it is loaded where a budget in a file is used
    return require("node:sqlite") as typeof import("node:sqlite");
  } finally {
    Object.defineProperty(process, "emitWarning", warn);
  }
}
