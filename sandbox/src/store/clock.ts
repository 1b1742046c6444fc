import type { DatabaseSync } from "node:sqlite";
import { integer } from "./row";

/** By how much the clock has been put forward; kept, so that nothing in a data file lies ahead of it after a restart. */
export class ClockStore {
  readonly #select;
  readonly #save;

  constructor(db: DatabaseSync) {
    this.#select = db.prepare("SELECT moved_ms FROM clock");
    this.#save = db.prepare("UPDATE clock SET moved_ms = ?");
  }

  get movedMs(): number {
    return integer(this.#select.get(), "moved_ms");
  }

  save(movedMs: number): void {
    this.#save.run(movedMs);
  }
}
