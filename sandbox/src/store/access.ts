import type { DatabaseSync } from "node:sqlite";
import { text } from "./row";

/** The access state that each partner was last in. */
export class AccessStore {
  readonly #select;
  readonly #save;

  constructor(db: DatabaseSync) {
    this.#select = db.prepare("SELECT access FROM partner_access WHERE partner_id = ?");
    this.#save = db.prepare("INSERT OR REPLACE INTO partner_access VALUES (?, ?)");
  }

  /** Undefined for a partner that was never here. */
  of(partnerId: string): string | undefined {
    const row = this.#select.get(partnerId);
    return row === undefined ? undefined : text(row, "access");
  }

  save(partnerId: string, access: string): void {
    this.#save.run(partnerId, access);
  }
}
