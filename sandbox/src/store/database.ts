import type { DatabaseSync } from "node:sqlite";
import { DataFileError } from "./data-file-error";
import { loadSqlite } from "./load-sqlite";
import { migrate } from "./schema";

const IN_MEMORY = ":memory:";
const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

/** Opens the data file, or a database in memory, with the present schema; throws a `DataFileError`. */
export function openDatabase(dataFile: string = IN_MEMORY): DatabaseSync {
  const { DatabaseSync } = loadSqlite();
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(dataFile);
    // One process owns a data file: throttle and request numbers are counted in memory beside it.
    db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA foreign_keys = ON");
    migrate(db, dataFile);
    // Only now: a file that was refused above must stay as it was, down to its journal mode.
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    return db;
  } catch (error) {
    db?.close();
    throw error instanceof DataFileError ? error : new DataFileError(dataFile, reasonOf(error), error);
  }
}

function reasonOf(error: unknown): string {
  const { errcode } = error as { errcode?: number };
  if (errcode === SQLITE_NOTADB) return "is no database";
  if (errcode === SQLITE_BUSY) return "is in use by another process";
  return error instanceof Error ? error.message : String(error);
}
