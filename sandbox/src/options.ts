import { isIPv4 } from "node:net";
import { systemClock, type Clock } from "./clock";
import { checkLimits } from "./limits/check-limits";
import { OptionsError } from "./options-error";

export { OptionsError } from "./options-error";

/** How `GET …/tenants` answers: as on the API page, as HAL's `_embedded`, or as the conventions' paged collection. */
export type ListShape = "tenants" | "embedded" | "envelope";

export const LIST_SHAPES: readonly ListShape[] = ["tenants", "embedded", "envelope"];

/** What `startSandbox` takes; everything has a default. */
export interface SandboxOptions {
  /** TCP port; 0, the default, takes a free one. */
  port?: number | undefined;
  /** Loopback address to listen on; `127.0.0.1` by default. Any other kind of address is refused. */
  host?: string | undefined;
  /** SQLite file that outlives a restart; without one everything is kept in memory and gone at `stop`. */
  dataFile?: string | undefined;
  /** Average requests per second and partner; 5 by default ("Rate Limit" of the conventions page). */
  requestsPerSecond?: number | undefined;
  /** Requests that may arrive at once; 10 by default ("Rate Limit" of the conventions page). */
  burst?: number | undefined;
  /** Requests per partner and 24 hours; 50,000 by default ("Daily Quota" of the conventions page). */
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
  /** Where time comes from; the system's clock by default. */
  clock?: Clock | undefined;
}

export interface ResolvedOptions {
  readonly port: number;
  readonly host: string;
  readonly dataFile: string | undefined;
  readonly requestsPerSecond: number;
  readonly burst: number;
  readonly dailyQuota: number;
  readonly tokenLifetimeMs: number;
  readonly listShape: ListShape;
  readonly pageSize: number;
  readonly partnerId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clock: Clock;
}

/** Fills in the defaults; throws an {@link OptionsError} that names the first option which cannot be used. */
export function resolveOptions(options: SandboxOptions): ResolvedOptions {
  const resolved: ResolvedOptions = {
    port: options.port ?? 0,
    host: options.host === undefined || options.host === "localhost" ? "127.0.0.1" : options.host,
    dataFile: options.dataFile,
    requestsPerSecond: options.requestsPerSecond ?? 5,
    burst: options.burst ?? 10,
    dailyQuota: options.dailyQuota ?? 50_000,
    tokenLifetimeMs: options.tokenLifetimeMs ?? 599_000,
    listShape: options.listShape ?? "tenants",
    pageSize: options.pageSize ?? 100,
    // The page calls it a uuid, yet its own example is none: any text must pass.
    partnerId: options.partnerId ?? "00000000-1111--22222-123456789abc",
    clientId: options.clientId ?? "sandbox-client",
    clientSecret: options.clientSecret ?? "sandbox-secret",
    clock: options.clock ?? systemClock,
  };
  check(Number.isInteger(resolved.port) && resolved.port >= 0 && resolved.port <= 65_535, "port", "0 to 65535");
  check(isLoopback(resolved.host), "host", "a loopback address: the sandbox's secrets are public");
  check(resolved.dataFile !== "", "dataFile", "the name of a file");
  check(Number.isFinite(resolved.tokenLifetimeMs) && resolved.tokenLifetimeMs > 0, "tokenLifetimeMs", "more than 0");
  check(LIST_SHAPES.includes(resolved.listShape), "listShape", `one of ${LIST_SHAPES.join(", ")}`);
  check(Number.isInteger(resolved.pageSize) && resolved.pageSize > 0, "pageSize", "a whole number above 0");
  check(/^[^/\s]{1,100}$/.test(resolved.partnerId), "partnerId", "1 to 100 characters with no space or slash");
  check(resolved.clientId !== "", "clientId", "a text");
  check(resolved.clientSecret !== "", "clientSecret", "a text");
  checkLimits(resolved);
  return resolved;
}

function isLoopback(host: string): boolean {
  return host === "::1" || (isIPv4(host) && host.startsWith("127."));
}

function check(isFine: boolean, option: string, wanted: string): void {
  if (!isFine) throw new OptionsError(option, wanted);
}
