import type { DatabaseSync } from "node:sqlite";
import { integer, optionalText, text, type Row } from "./row";

/** One request that the sandbox was asked. No body, header, query or secret is ever kept. */
export interface RequestLogEntry {
  /** Counts up in the order of arrival; with a data file, on from the last one logged. */
  readonly sequence: number;
  /** When it arrived, in milliseconds since 1970. */
  readonly timeMs: number;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Of the answer; 0 where none went out, since a fault ended the connection or keeps silent. */
  readonly status: number;
  /** As in the answer's X-Printix-Request-ID. */
  readonly requestId: string;
  /** The caller's partner; absent where the caller was not known. */
  readonly partnerId?: string;
  /** The id of the fault that hit it. */
  readonly fault?: string;
}

const OF_PARTNER = "(partner_id = ? OR partner_id IS NULL)";

/** What was asked of the sandbox, in the order of arrival. */
export class RequestLog {
  readonly #insert;
  readonly #latest;
  readonly #latestOf;
  readonly #since;
  readonly #clear;
  #lastSequence: number;

  constructor(db: DatabaseSync) {
    this.#insert = db.prepare("INSERT INTO requests VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    this.#latest = db.prepare(
      "SELECT * FROM (SELECT * FROM requests ORDER BY sequence DESC LIMIT ?) ORDER BY sequence",
    );
    this.#latestOf = db.prepare(
      `SELECT * FROM (SELECT * FROM requests WHERE ${OF_PARTNER} ORDER BY sequence DESC LIMIT ?) ORDER BY sequence`,
    );
    // The plus keeps SQLite from reading all of them in the order of arrival in place of the few by time.
    this.#since = db.prepare(`SELECT * FROM requests WHERE time_ms >= ? AND ${OF_PARTNER} ORDER BY +sequence`);
    this.#clear = db.prepare("DELETE FROM requests");
    this.#lastSequence = integer(db.prepare("SELECT coalesce(max(sequence), 0) AS last FROM requests").get(), "last");
  }

  /** The number of a request that has just arrived. */
  nextSequence(): number {
    return ++this.#lastSequence;
  }

  add(entry: RequestLogEntry): void {
    const { sequence, timeMs, method, path, status, requestId, partnerId = null, fault = null } = entry;
    this.#insert.run(sequence, timeMs, method, path, status, requestId, partnerId, fault);
  }

  /** The latest ones, in the order of arrival; all of them where no limit is given. */
  latest(limit = -1): RequestLogEntry[] {
    return this.#latest.all(limit).map(toEntry);
  }

  /** The latest ones of a partner, and of callers that were not known, in the order of arrival. */
  latestOf(partnerId: string, limit: number): RequestLogEntry[] {
    return this.#latestOf.all(partnerId, limit).map(toEntry);
  }

  /** Those of a partner, and of callers that were not known, that have arrived since then. */
  since(timeMs: number, partnerId: string): RequestLogEntry[] {
    return this.#since.all(timeMs, partnerId).map(toEntry);
  }

  clear(): void {
    this.#clear.run();
  }
}

function toEntry(row: Row): RequestLogEntry {
  const partnerId = optionalText(row, "partner_id");
  const fault = optionalText(row, "fault");
  return {
    sequence: integer(row, "sequence"),
    timeMs: integer(row, "time_ms"),
    method: text(row, "method"),
    path: text(row, "path"),
    status: integer(row, "status"),
    requestId: text(row, "request_id"),
    ...(partnerId === undefined ? {} : { partnerId }),
    ...(fault === undefined ? {} : { fault }),
  };
}
