import type { DatabaseSync } from "node:sqlite";
import { integer, optionalText, text } from "./row";
import { TenantConflictError } from "./tenant-conflict-error";
import type { NewTenant, TenantStore } from "./tenants";
import { inTransaction } from "./transaction";

/** A change that was accepted and is not yet carried out: a tenant to make, or one to cancel. */
export interface AcceptedWork {
  readonly partnerId: string;
  readonly tenant?: NewTenant;
  readonly tenantId?: string;
}

/** Accepted changes. They are kept until they are carried out, so that nothing which was accepted gets lost. */
export class AcceptedStore {
  readonly #db;
  readonly #tenants;
  readonly #insert;
  readonly #select;
  readonly #delete;
  readonly #ids;

  constructor(db: DatabaseSync, tenants: TenantStore) {
    this.#db = db;
    this.#tenants = tenants;
    this.#insert = db.prepare("INSERT INTO accepted (partner_id, tenant_id, tenant) VALUES (?, ?, ?) RETURNING id");
    this.#select = db.prepare("SELECT * FROM accepted WHERE id = ?");
    this.#delete = db.prepare("DELETE FROM accepted WHERE id = ?");
    this.#ids = db.prepare("SELECT id FROM accepted ORDER BY id");
  }

  /** Keeps a change, and gives the number under which it is carried out. */
  add({ partnerId, tenant, tenantId }: AcceptedWork): number {
    const json = tenant === undefined ? null : JSON.stringify(tenant);
    return integer(this.#insert.get(partnerId, tenantId ?? null, json), "id");
  }

  /** Carries a change out, unless something was quicker: a domain that is taken by now, a tenant that is gone. */
  carryOut(id: number, nowMs: number): void {
    inTransaction(this.#db, () => {
      const row = this.#select.get(id);
      if (row === undefined) return;
      this.#delete.run(id);
      const tenant = optionalText(row, "tenant");
      if (tenant !== undefined) this.#create(text(row, "partner_id"), JSON.parse(tenant) as NewTenant, nowMs);
      const cancelled = this.#tenants.find(optionalText(row, "tenant_id") ?? "");
      if (cancelled !== undefined) this.#tenants.cancel(cancelled, nowMs);
    });
  }

  /** Carries out what a process before this one had accepted and did not come to. */
  carryOutAll(nowMs: number): void {
    for (const row of this.#ids.all()) this.carryOut(integer(row, "id"), nowMs);
  }

  #create(partnerId: string, tenant: NewTenant, nowMs: number): void {
    try {
      this.#tenants.create(partnerId, tenant, nowMs);
    } catch (error) {
      if (!(error instanceof TenantConflictError)) throw error;
    }
  }
}
