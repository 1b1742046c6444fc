import type { Clock } from "../common/clock";
import type { AccessState } from "../partners/access-state";
import { PARTNER_NAMES, type PartnerOptions } from "../partners/partner-options";
import type { ListShape } from "../wire/list-body";

/** What `startSandbox` takes; everything has a default. */
export interface SandboxOptions {
  /** TCP port; 0, the default, takes a free one. */
  port?: number | undefined;
  /** Address to listen on; `127.0.0.1` by default. All but loopback addresses need `isRemoteAllowed`. */
  host?: string | undefined;
  /**
   * Lets `host` be any address, for callers in a container's network; false by default. It needs a `clientSecret` of your
   * own. Nothing is encrypted: whoever sees the traffic can read secrets and the control token.
   */
  isRemoteAllowed?: boolean | undefined;
  /** SQLite file that outlives a restart; without one everything is kept in memory and gone at `stop`. */
  dataFile?: string | undefined;
  /**
   * The partner's access state ("Current access model" of the access model page); by default what the data file says,
   * and `starter` where it says nothing.
   */
  access?: AccessState | undefined;
  /** Average requests per second; by default the access state's: 5 for `starter` ("Rate Limit" of the conventions page). */
  requestsPerSecond?: number | undefined;
  /** Requests that may arrive at once; by default the access state's: 10 for `starter` ("Rate Limit"). */
  burst?: number | undefined;
  /** Requests in 24 hours; by default the access state's: 50,000 for `starter` ("Daily Quota"). */
  dailyQuota?: number | undefined;
  /** Life of an access token in milliseconds; 599,000 by default ("Request Tokens" of the API page). */
  tokenLifetimeMs?: number | undefined;
  /** Shape of the tenant list; `tenants`, the API page's own, by default. */
  listShape?: ListShape | undefined;
  /** Tenants on a page where `listShape` is `envelope`, as default and as maximum; 100 by default. */
  pageSize?: number | undefined;
  /** The partner whose tenants these are; the API page's own example by default. */
  partnerId?: string | undefined;
  /** `sandbox-client` by default. */
  clientId?: string | undefined;
  /** `sandbox-secret` by default: for local development, it opens nothing else. */
  clientSecret?: string | undefined;
  /** Further partners, and further clients, beside the one that the options above describe. */
  partners?: readonly PartnerOptions[] | undefined;
  /** So many invented tenants to begin with, where the partner never had one before; 0 by default, 100,000 at most. */
  tenants?: number | undefined;
  /** What tenants are invented and the chance of faults is drawn from; 1 by default. The same seed draws the same. */
  seed?: number | undefined;
  /** Where time comes from; the system's clock by default. */
  clock?: Clock | undefined;
}

export const OPTION_NAMES = [
  "port",
  "host",
  "isRemoteAllowed",
  "dataFile",
  "tokenLifetimeMs",
  "listShape",
  "pageSize",
  "partners",
  "tenants",
  "seed",
  "clock",
  ...PARTNER_NAMES,
] as const satisfies readonly (keyof SandboxOptions)[];
