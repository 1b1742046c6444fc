import type { DatabaseSync } from "node:sqlite";

/** Runs `work` so that all of it is kept, or, when it throws, nothing; within another transaction as part of that. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  return db.isTransaction ? work() : inNewTransaction(db, work);
}

/** The same for work that takes its time. What others write meanwhile is part of it. */
export async function inLongTransaction<T>(db: DatabaseSync, work: () => Promise<T>): Promise<T> {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = await work();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

function inNewTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    // A full disk makes SQLite roll back by itself; a second ROLLBACK would hide the first error.
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}
