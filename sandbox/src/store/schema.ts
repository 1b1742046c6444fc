import type { DatabaseSync } from "node:sqlite";
import { DataFileError } from "./data-file-error";
import { integer } from "./row";
import { inTransaction } from "./transaction";

/** Marks a file as a sandbox's own ("PRTX"), so that no other program's database is ever written to. */
const APPLICATION_ID = 0x50525458;

/** Step n brings a file from version n to n + 1. Never change a step: add one. */
const STEPS: readonly string[] = [
  `
  CREATE TABLE tenants (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    partner_id TEXT NOT NULL,
    tenant_name TEXT NOT NULL,
    tenant_domain TEXT NOT NULL,
    has_initial_user INTEGER NOT NULL,
    is_initial_user_admin INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    cancelled_at TEXT
  ) STRICT;
  CREATE UNIQUE INDEX active_domains ON tenants (tenant_domain) WHERE cancelled_at IS NULL;
  CREATE INDEX tenants_of_partner ON tenants (partner_id, position) WHERE cancelled_at IS NULL;

  CREATE TABLE billing (
    tenant_id TEXT PRIMARY KEY REFERENCES tenants (id),
    current_user_licenses INTEGER NOT NULL,
    current_period_start TEXT NOT NULL,
    current_period_end TEXT NOT NULL,
    current_printing_users INTEGER NOT NULL,
    current_period_user_licenses INTEGER NOT NULL,
    previous_period_start TEXT NOT NULL,
    previous_period_end TEXT NOT NULL,
    previous_printing_users INTEGER NOT NULL,
    previous_period_user_licenses INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE access_tokens (
    hash TEXT PRIMARY KEY, client_id TEXT NOT NULL, expires_at_ms REAL NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE refresh_tokens (
    hash TEXT PRIMARY KEY, client_id TEXT NOT NULL, expires_at_ms REAL NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE quota_windows (
    partner_id TEXT PRIMARY KEY, started_at_ms REAL NOT NULL, used INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE requests (
    sequence INTEGER PRIMARY KEY,
    time_ms REAL NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    status INTEGER NOT NULL,
    request_id TEXT NOT NULL,
    partner_id TEXT
  ) STRICT;
  `,
  `
  CREATE TABLE partner_access (partner_id TEXT PRIMARY KEY, access TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE accepted (
    id INTEGER PRIMARY KEY AUTOINCREMENT, partner_id TEXT NOT NULL, tenant_id TEXT, tenant TEXT
  ) STRICT;
  ALTER TABLE requests ADD COLUMN fault TEXT;
  `,
  `
  CREATE TABLE clock (moved_ms REAL NOT NULL) STRICT;
  INSERT INTO clock VALUES (0);
  CREATE INDEX requests_by_time ON requests (time_ms);
  `,
];

/** Brings a new or older file to this version's schema; refuses a newer one, and one that is another program's. */
export function migrate(db: DatabaseSync, dataFile: string): void {
  const version = pragma(db, "user_version");
  const applicationId = pragma(db, "application_id");
  const isEmpty = integer(db.prepare("SELECT count(*) AS n FROM sqlite_schema").get(), "n") === 0;
  if (applicationId !== APPLICATION_ID && !isEmpty) {
    throw new DataFileError(dataFile, "is another program's database; name a file of the sandbox's own");
  }
  if (version > STEPS.length) {
    throw new DataFileError(
      dataFile,
      `was written by a newer printix-partner-sandbox (version ${version}, this one knows ${STEPS.length}); update it`,
    );
  }
  inTransaction(db, () => {
    for (const step of STEPS.slice(version)) db.exec(step);
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${STEPS.length}`);
  });
}

function pragma(db: DatabaseSync, name: "user_version" | "application_id"): number {
  return integer(db.prepare(`PRAGMA ${name}`).get(), name);
}
