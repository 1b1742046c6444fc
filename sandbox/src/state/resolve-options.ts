import { checkOption, refuseUnknown, wholeNumber } from "../common/check-option";
import { systemClock, type Clock } from "../common/clock";
import { isLoopbackAddress } from "../common/loopback";
import { OptionsError } from "../common/options-error";
import { checkPartner, type PartnerOptions } from "../partners/partner-options";
import { LIST_SHAPES, type ListShape } from "../wire/list-body";
import { OPTION_NAMES, type SandboxOptions } from "./options";

/** More tenants than there will be, and a number that SQLite takes for a whole one. */
const LARGEST_PAGE = 1_000_000_000;

const PUBLIC_SECRET = "sandbox-secret";

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
