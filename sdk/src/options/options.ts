import type { Log, Notice } from "../common/log";
import type { System } from "../common/system";
import { OptionsError } from "../errors/options-error";
import type { ListWatcher } from "../tenants/tenant-snapshot";

/** The two environments that the API page names. */
export type Environment = "production" | "test";

/** How a tenant's subscription is cancelled, which no public page describes. */
export interface CancelCall {
  /** DELETE, POST, PUT or PATCH. Default: DELETE. */
  method?: string;
  /** With {partnerId} and {tenantId}; default: the tenant's own resource. */
  path?: string;
}

/** Ceilings of the throttle: the server's figures lower them, and never raise them. One that is left out follows the server. */
export interface ThrottleOptions {
  /** Refill of the bucket. Default: 5, until the server says otherwise. */
  requestsPerSecond?: number;
  /** Requests that may go at once. Default: 10, until the server says otherwise. */
  burst?: number;
  /** Requests in 24 hours. Default: 50000, until the server says otherwise. */
  dailyQuota?: number;
}

/** How long things may take, in milliseconds. */
export interface TimingOptions {
  /** Name lookup, connection and TLS handshake, each. Default: 10000. */
  connectMs?: number;
  /** Until an answer begins. Default: 60000. */
  responseMs?: number;
  /** A whole call, with all its waits and tries. Default: 600000. */
  operationMs?: number;
  /** If the server asks for a longer wait, the call fails at once. Default: 60000. */
  maxWaitMs?: number;
  /** How long a new tenant may be missing from the list. Default: 15000. */
  listLagMs?: number;
}

export interface PartnerClientOptions {
  partnerId: string;
  clientId: string;
  clientSecret: string;
  /** Which of Printix's environments; default: production. */
  environment?: Environment;
  /** The API's root; default: the environment's. */
  apiUrl?: string;
  /** The whole token endpoint; default: the environment's. */
  authUrl?: string;
  throttle?: ThrottleOptions;
  cancel?: CancelCall;
  timing?: TimingOptions;
  /**
   * Where the budget of all who share the partner's limit is kept: `redis://HOST:PORT` or `rediss://HOST:PORT` (Redis 7 or
   * Valkey; with user, password and the number of a database where there are), or `file:/PATH` for the processes of one
   * machine. Default: none, each client keeps to the limit by itself.
   */
  budget?: string;
  /** What others are told of this client, where they share a budget. Default: "client". */
  who?: string;
  /** A PEM file with more certificate authorities, in addition to Node's own: for the API, and for a budget at `rediss://`. */
  caFile?: string;
  /** Called for each request when it has ended. */
  log?: Log;
  /** Called when the list that `snapshot` reads begins: what it returns sees the pages and the end. */
  onList?: () => ListWatcher;
  /** Called for what a person should know of, such as a long wait: one line of text. */
  notice?: Notice;
  /**
   * Ends the client's work when it aborts: no more requests begin, and every wait ends at once with an InterruptedError. A
   * change that was sent still waits for its answer, or is looked up for a few seconds. Default: never.
   */
  signal?: AbortSignal;
  /** Time and random numbers. Default: the machine's own. */
  system?: System;
}

export const defaultThrottle = { requestsPerSecond: 5, burst: 10, dailyQuota: 50_000 } as const;

export const defaultTiming = {
  connectMs: 10_000,
  responseMs: 60_000,
  operationMs: 600_000,
  maxWaitMs: 60_000,
  listLagMs: 15_000,
} as const;

export const defaultCancel = { method: "DELETE", path: "/public/partners/{partnerId}/tenants/{tenantId}" } as const;

/** Of the test environment the API page names only the token endpoint; the API host is assumed by analogy. */
export const environments: Record<Environment, { apiUrl: string; authUrl: string }> = {
  production: { apiUrl: "https://api.printix.net", authUrl: "https://auth.printix.net/oauth/token" },
  test: { apiUrl: "https://api.testenv.printix.net", authUrl: "https://auth.testenv.printix.net/oauth/token" },
};

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** A URL that a secret may be sent to. @throws OptionsError for plain http to anywhere but this machine */
export function secureUrl(option: string, value: string): URL {
  if (!URL.canParse(value))
    throw new OptionsError(`${option} is not a URL: write the whole URL, such as https://api.printix.net`);
  const url = new URL(value);
  if (url.username !== "" || url.password !== "") {
    throw new OptionsError(`${option} holds a user name or password: credentials go into clientId and clientSecret`);
  }
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && loopback.test(url.hostname));
  if (!isSafe) throw new OptionsError(`${option} is ${url.origin}: only https is used, or http on this machine itself`);
  return url;
}

/**
 * A key for the tenants that a client with these options sees: the same key for the same partner at the same API, in any
 * spelling.
 * @throws OptionsError for a URL that cannot work
 */
export function apiPlace({ partnerId, environment = "production", apiUrl }: PartnerClientOptions): string {
  const { href } = secureUrl("apiUrl", apiUrl ?? environments[environment].apiUrl);
  return `${href.replace(/\/+$/, "")} ${partnerId.toLowerCase()}`;
}
