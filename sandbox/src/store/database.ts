import type { DatabaseSync } from "node:sqlite";
import { messageOf } from "../common/message-of";
import { DataFileError } from "./data-file-error";
import { loadSqlite, type Sqlite } from "./load-sqlite";
import { migrate } from "./schema";

const IN_MEMORY = ":memory:";
const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

/** How long another one that looks at the same file may take to have it, or to leave it. */
const OPEN_TIMEOUT_MS = 500;
const LONGEST_PAUSE_MS = 50;

/** Opens the data file, or a database in memory, with the present schema; throws a `DataFileError`. */
export function openDatabase(dataFile: string = IN_MEMORY): DatabaseSync {
  const sqlite = loadSqlite();
  const untilMs = performance.now() + OPEN_TIMEOUT_MS;
  for (;;) {
    try {
      return open(sqlite, dataFile);
    } catch (error) {
      if (error instanceof DataFileError) throw error;
      if (!isBusy(error) || performance.now() > untilMs) throw new DataFileError(dataFile, reasonOf(error), error);
      // Two that start at once can each be in the other's way. They come back by chance, so one of them is first.
      pause(Math.random() * LONGEST_PAUSE_MS);
    }
  }
}

function open({ DatabaseSync }: Sqlite, dataFile: string): DatabaseSync {
  const db = new DatabaseSync(dataFile);
  try {
    // One process owns a data file: throttle and request numbers are counted in memory beside it.
    db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA foreign_keys = ON");
    migrate(db, dataFile);
    // Only now: a file that was refused above must stay as it was, down to its journal mode.
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function isBusy(error: unknown): boolean {
  const { errcode = 0 } = error as { errcode?: number };
  // The rest of the number says more exactly why.
  return (errcode & 0xff) === SQLITE_BUSY;
}

function reasonOf(error: unknown): string {
  if (isBusy(error)) return "is in use by another process";
  if ((error as { errcode?: number }).errcode === SQLITE_NOTADB) return "is not a database";
  return messageOf(error);
}
