import { createHash, randomUUID } from "node:crypto";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { integer, text } from "./row";
import { inTransaction } from "./transaction";

export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
}

const REFRESH_TOKEN_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Access and refresh tokens. Only their hashes are kept, so that a data file opens nothing. */
export class TokenStore {
  readonly #db;
  readonly #insertAccess;
  readonly #insertRefresh;
  readonly #access;
  readonly #refresh;
  readonly #useRefresh;
  readonly #forget: readonly StatementSync[];

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#insertAccess = db.prepare("INSERT INTO access_tokens VALUES (?, ?, ?)");
    this.#insertRefresh = db.prepare("INSERT INTO refresh_tokens VALUES (?, ?, ?)");
    this.#access = db.prepare("SELECT * FROM access_tokens WHERE hash = ?");
    this.#refresh = db.prepare("SELECT * FROM refresh_tokens WHERE hash = ?");
    this.#useRefresh = db.prepare("DELETE FROM refresh_tokens WHERE hash = ?");
    this.#forget = ["access_tokens", "refresh_tokens"].map((table) =>
      db.prepare(`DELETE FROM ${table} WHERE expires_at_ms <= ?`),
    );
  }

  /** A new pair for this client. */
  issue(clientId: string, nowMs: number, lifetimeMs: number): TokenPair {
    return inTransaction(this.#db, () => this.#insertPair(clientId, nowMs, lifetimeMs));
  }

  /** Uses up a refresh token for a new pair; undefined where it is unknown, used, expired or another client's. */
  refresh(refreshToken: string, clientId: string, nowMs: number, lifetimeMs: number): TokenPair | undefined {
    const hash = hashOf(refreshToken);
    return inTransaction(this.#db, () => {
      if (ownerOf(this.#refresh, hash, nowMs) !== clientId) return undefined;
      this.#useRefresh.run(hash);
      return this.#insertPair(clientId, nowMs, lifetimeMs);
    });
  }

  /** The client of an access token; undefined where the token is unknown or expired. */
  clientIdOf(accessToken: string, nowMs: number): string | undefined {
    return ownerOf(this.#access, hashOf(accessToken), nowMs);
  }

  #insertPair(clientId: string, nowMs: number, lifetimeMs: number): TokenPair {
    for (const forget of this.#forget) forget.run(nowMs);
    const pair = { accessToken: randomUUID(), refreshToken: randomUUID() };
    this.#insertAccess.run(hashOf(pair.accessToken), clientId, nowMs + lifetimeMs);
    this.#insertRefresh.run(hashOf(pair.refreshToken), clientId, nowMs + REFRESH_TOKEN_LIFETIME_MS);
    return pair;
  }
}

function ownerOf(statement: StatementSync, hash: string, nowMs: number): string | undefined {
  const row = statement.get(hash);
  return row !== undefined && integer(row, "expires_at_ms") > nowMs ? text(row, "client_id") : undefined;
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
