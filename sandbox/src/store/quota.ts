import type { DatabaseSync } from "node:sqlite";
import { integer } from "./row";

export interface QuotaWindow {
  readonly startedAtMs: number;
  readonly used: number;
}

/** How much of its daily quota each partner has used; kept, so that a restart gives no new quota. */
export class QuotaStore {
  readonly #select;
  readonly #save;

  constructor(db: DatabaseSync) {
    this.#select = db.prepare("SELECT * FROM quota_windows WHERE partner_id = ?");
    this.#save = db.prepare("INSERT OR REPLACE INTO quota_windows VALUES (?, ?, ?)");
  }

  /** The partner's window, or a new one that starts now where it has none or its own is over. */
  current(partnerId: string, nowMs: number, lengthMs: number): QuotaWindow {
    const row = this.#select.get(partnerId);
    if (row === undefined) return { startedAtMs: nowMs, used: 0 };
    const startedAtMs = integer(row, "started_at_ms");
    // A window that lies ahead began on a machine's clock that has been put back since.
    const isPresent = nowMs >= startedAtMs && nowMs < startedAtMs + lengthMs;
    return isPresent ? { startedAtMs, used: integer(row, "used") } : { startedAtMs: nowMs, used: 0 };
  }

  save(partnerId: string, window: QuotaWindow): void {
    this.#save.run(partnerId, window.startedAtMs, window.used);
  }
}
