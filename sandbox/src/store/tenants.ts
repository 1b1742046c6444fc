import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { BillingStore, firstBilling, nextBilling } from "./billing";
import type { BillingInfo, SandboxTenant } from "./tenant";
import { TenantConflictError } from "./tenant-conflict-error";
import { toTenant } from "./tenant-row";
import { inTransaction } from "./transaction";

/** What a tenant is made of; the names are checked and the domain is whole. */
export interface NewTenant {
  readonly tenantName: string;
  readonly tenantDomain: string;
  readonly hasInitialUser: boolean;
  readonly isInitialUserAdmin: boolean;
}

/** A new tenant with all that a tenant has. */
export interface WholeTenant extends NewTenant {
  readonly id: string;
  readonly createdAtMs: number;
  readonly billing: BillingInfo;
}

export interface TenantPage {
  readonly tenants: readonly SandboxTenant[];
  readonly total: number;
}

/** Which of a partner's tenants to list. */
export interface PageOptions {
  readonly limit?: number;
  readonly offset?: number;
  /** Leaves out what was created after this. */
  readonly createdUntilMs?: number | undefined;
  /** The ids and whole domains that `createdUntilMs` is about; all by default. */
  readonly lagging?: readonly string[] | undefined;
  /** Shows what was cancelled after this, too. */
  readonly cancelledSinceMs?: number | undefined;
}

/** After each moment there can be; moments are texts, and compare as such. */
const NEVER = "9999";

const SELECT = "SELECT * FROM tenants JOIN billing ON billing.tenant_id = tenants.id";
const LISTED = `partner_id = ? AND (cancelled_at IS NULL OR cancelled_at > ?)
  AND (created_at <= ? OR NOT (? OR EXISTS (SELECT 1 FROM json_each(?) WHERE value IN (tenants.id, tenants.tenant_domain))))`;

/** The tenants, in the order of their creation. A cancelled one is kept, but frees its domain. */
export class TenantStore {
  readonly #db;
  readonly #billing;
  readonly #insert;
  readonly #update;
  readonly #cancel;
  readonly #byId;
  readonly #findAny;
  readonly #idByDomain;
  readonly #ofPartner;
  readonly #active;
  readonly #all;
  readonly #page;
  readonly #count;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#billing = new BillingStore(db);
    this.#insert = db.prepare(
      `INSERT INTO tenants
       (id, partner_id, tenant_name, tenant_domain, has_initial_user, is_initial_user_admin, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#update = db.prepare("UPDATE tenants SET tenant_name = ?, tenant_domain = ? WHERE id = ?");
    this.#cancel = db.prepare("UPDATE tenants SET cancelled_at = ? WHERE id = ? AND cancelled_at IS NULL");
    this.#byId = db.prepare(`${SELECT} WHERE id = ? AND (cancelled_at IS NULL OR cancelled_at > ?)`);
    this.#findAny = db.prepare(`${SELECT} WHERE id = ?`);
    this.#idByDomain = db.prepare(
      "SELECT id FROM tenants WHERE tenant_domain = ? AND (cancelled_at IS NULL OR cancelled_at > ?)",
    );
    this.#ofPartner = db.prepare("SELECT id FROM tenants WHERE partner_id = ? LIMIT 1");
    this.#active = db.prepare(`${SELECT} WHERE cancelled_at IS NULL ORDER BY position`);
    this.#all = db.prepare(`${SELECT} ORDER BY position`);
    this.#page = db.prepare(`${SELECT} WHERE ${LISTED} ORDER BY position LIMIT ? OFFSET ?`);
    this.#count = db.prepare(`SELECT count(*) AS total FROM tenants WHERE ${LISTED}`);
  }

  /**
   * Makes a tenant together with its first figures; throws a {@link TenantConflictError}, also where the domain is that of
   * one which was cancelled after `cancelledSinceMs`.
   */
  create(partnerId: string, tenant: NewTenant, nowMs: number, cancelledSinceMs?: number): SandboxTenant {
    const id = randomUUID();
    if (this.isTaken(tenant.tenantDomain, cancelledSinceMs)) throw new TenantConflictError(tenant.tenantDomain);
    this.createAll(partnerId, [{ ...tenant, id, createdAtMs: nowMs, billing: firstBilling(new Date(nowMs)) }]);
    return toTenant(this.#byId.get(id, NEVER));
  }

  /** Makes these tenants or, where one of their domains is taken, none; throws a {@link TenantConflictError}. */
  createAll(partnerId: string, tenants: readonly WholeTenant[]): void {
    inTransaction(this.#db, () => {
      for (const { id, tenantName, tenantDomain, createdAtMs, billing, ...flags } of tenants) {
        this.#refuseTaken(tenantDomain);
        const { hasInitialUser, isInitialUserAdmin } = flags;
        const createdAt = new Date(createdAtMs).toISOString();
        const user = [Number(hasInitialUser), Number(isInitialUserAdmin)];
        this.#insert.run(id, partnerId, tenantName, tenantDomain, ...user, createdAt);
        this.#billing.save(id, billing);
      }
    });
  }

  /** Whether a partner has a tenant, or has had one. */
  hasHadTenants(partnerId: string): boolean {
    return this.#ofPartner.get(partnerId) !== undefined;
  }

  /** The tenant of this id, whoever's it is: an active one, or one that was cancelled after this. */
  find(id: string, cancelledSinceMs?: number): SandboxTenant | undefined {
    // UUIDs are compared without regard to case (RFC 4122 §3).
    const row = this.#byId.get(id.toLowerCase(), moment(cancelledSinceMs));
    return row === undefined ? undefined : toTenant(row);
  }

  /** The tenant of this id, active or cancelled. */
  findAny(id: string): SandboxTenant | undefined {
    const row = this.#findAny.get(id);
    return row === undefined ? undefined : toTenant(row);
  }

  /** Changes name and domain; throws a {@link TenantConflictError}. */
  rename(tenant: SandboxTenant, tenantName: string, tenantDomain: string): SandboxTenant {
    return inTransaction(this.#db, () => {
      if (tenantDomain !== tenant.tenantDomain) this.#refuseTaken(tenantDomain);
      this.#update.run(tenantName, tenantDomain, tenant.id);
      return toTenant(this.#byId.get(tenant.id, NEVER));
    });
  }

  cancel(tenant: SandboxTenant, nowMs: number): void {
    this.#cancel.run(new Date(nowMs).toISOString(), tenant.id);
  }

  setBilling(tenant: SandboxTenant, billing: BillingInfo): void {
    this.#billing.save(tenant.id, billing);
  }

  /** Moves the figures of all active tenants by a month. */
  moveBilling(): void {
    inTransaction(this.#db, () => {
      for (const tenant of this.active()) this.#billing.save(tenant.id, nextBilling(tenant.billing));
    });
  }

  /** Active tenants of all partners. */
  active(): SandboxTenant[] {
    return this.#active.all().map(toTenant);
  }

  /** All tenants ever made, of all partners. */
  history(): SandboxTenant[] {
    return this.#all.all().map(toTenant);
  }

  /** A partner's active tenants, by default all of them. */
  page(partnerId: string, { limit = -1, offset = 0, ...shown }: PageOptions = {}): TenantPage {
    const { createdUntilMs, lagging, cancelledSinceMs } = shown;
    const isAllLagging = Number(lagging === undefined);
    const listed = [partnerId, moment(cancelledSinceMs), moment(createdUntilMs), isAllLagging];
    const named = JSON.stringify(lagging ?? []);
    const total = Number(this.#count.get(...listed, named)?.["total"]);
    return { tenants: this.#page.all(...listed, named, limit, offset).map(toTenant), total };
  }

  /** Whether a tenant has this domain, whoever's it is: an active one, or one that was cancelled after this. */
  isTaken(tenantDomain: string, cancelledSinceMs?: number): boolean {
    return this.#idByDomain.get(tenantDomain, moment(cancelledSinceMs)) !== undefined;
  }

  #refuseTaken(tenantDomain: string): void {
    if (this.isTaken(tenantDomain)) throw new TenantConflictError(tenantDomain);
  }
}

function moment(ms: number | undefined): string {
  return ms === undefined ? NEVER : new Date(ms).toISOString();
}
