import { checkOption, refuseUnknown, wholeNumber } from "./check-option";
import { systemClock, type Clock } from "./clock";
import type { AccessState } from "./access/access-state";
import { isLoopbackAddress } from "./loopback";
import { OptionsError } from "./options-error";
import { checkPartner, PARTNER_NAMES, type PartnerOptions } from "./partners/partner-options";

export { OptionsError } from "./options-error";

/** How `GET …/tenants` answers: as on the API page, as HAL's `_embedded`, or as the conventions' paged collection. */
export type ListShape = "tenants" | "embedded" | "envelope";

export const LIST_SHAPES: readonly ListShape[] = ["tenants", "embedded", "envelope"];

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

/** More tenants than there will be, and a number that SQLite takes for a whole one. */
const LARGEST_PAGE = 1_000_000_000;

const PUBLIC_SECRET = "sandbox-secret";

const OPTION_NAMES = [
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

export interface ResolvedOptions {
  readonly port: number;
  readonly host: string;
  readonly isRemoteAllowed: boolean;
  readonly dataFile: string | undefined;
  readonly tokenLifetimeMs: number;
  readonly listShape: ListShape;
  readonly pageSize: number;
  /** The first one is meant where none is named. */
  readonly partners: readonly [PartnerOptions, ...PartnerOptions[]];
  readonly tenants: number;
  readonly seed: number;
  readonly clock: Clock;
}

/** Fills in the defaults; throws an {@link OptionsError} that names the first option which cannot be used. */
export function resolveOptions(options: SandboxOptions): ResolvedOptions {
  refuseUnknown(options, OPTION_NAMES);
  const resolved: ResolvedOptions = {
    port: options.port ?? 0,
    host: options.host === undefined || options.host === "localhost" ? "127.0.0.1" : options.host,
    isRemoteAllowed: options.isRemoteAllowed ?? false,
    dataFile: options.dataFile,
    tokenLifetimeMs: options.tokenLifetimeMs ?? 599_000,
    listShape: options.listShape ?? "tenants",
    pageSize: options.pageSize ?? 100,
    partners: [firstPartner(options), ...(options.partners ?? [])],
    tenants: options.tenants ?? 0,
    seed: options.seed ?? 1,
    clock: options.clock ?? systemClock,
  };
  checkOption(Number.isInteger(resolved.port) && resolved.port >= 0 && resolved.port <= 65_535, "port", "0 to 65535");
  checkHost(resolved);
  checkOption(resolved.dataFile !== "", "dataFile", "the name of a file");
  checkOption(
    Number.isFinite(resolved.tokenLifetimeMs) && resolved.tokenLifetimeMs > 0,
    "tokenLifetimeMs",
    "more than 0",
  );
  checkOption(LIST_SHAPES.includes(resolved.listShape), "listShape", `one of ${LIST_SHAPES.join(", ")}`);
  wholeNumber("pageSize", resolved.pageSize, 1, LARGEST_PAGE);
  wholeNumber("tenants", resolved.tenants, 0, 100_000);
  wholeNumber("seed", resolved.seed, 0, 2 ** 30);
  const [first, ...others] = resolved.partners;
  checkPartner(first);
  others.forEach(checkOther);
  checkClients(resolved.partners);
  return resolved;
}

function checkHost({ host, isRemoteAllowed, partners }: ResolvedOptions): void {
  checkOption(typeof isRemoteAllowed === "boolean", "isRemoteAllowed", "true or false");
  const wanted = "a loopback address: any other needs isRemoteAllowed (--allow-remote)";
  checkOption(isRemoteAllowed || isLoopbackAddress(host), "host", wanted);
  const isSecretPublic = isRemoteAllowed && partners.some(({ clientSecret }) => clientSecret === PUBLIC_SECRET);
  checkOption(
    !isSecretPublic,
    "clientSecret",
    "one of your own where remote callers are allowed: the default is public",
  );
}

/** Names the option that further partners come by, and not the one of the same name for the first. */
function checkOther(partner: PartnerOptions): void {
  try {
    checkPartner(partner);
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    throw new OptionsError("partners", `such that ${error.option} is ${error.wanted}`);
  }
}

function checkClients(partners: readonly PartnerOptions[]): void {
  const owners = new Map<string, string>();
  for (const { partnerId, clientId } of partners) {
    const isFree = (owners.get(clientId) ?? partnerId) === partnerId;
    checkOption(isFree, "partners", "such that clientId is one that no other partner has");
    owners.set(clientId, partnerId);
  }
}

function firstPartner({ access, requestsPerSecond, burst, dailyQuota, ...options }: SandboxOptions): PartnerOptions {
  const {
    partnerId = "00000000-1111--22222-123456789abc",
    clientId = "sandbox-client",
    clientSecret = PUBLIC_SECRET,
  } = options;
  return { partnerId, clientId, clientSecret, access, requestsPerSecond, burst, dailyQuota };
}
