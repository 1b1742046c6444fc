import { isMasterDataPath, whyNoMasterData } from "../api/master-data-path";
import { budgetPlace, type BudgetPlace } from "../budget/budget-place";
import { realSystem, type System } from "../common/system";
import { OptionsError } from "../errors/options-error";
import { certificateAuthorities } from "../http/certificate-authorities";
import { checkedId } from "../tenants/tenant-path";
import {
  defaultCancel,
  defaultThrottle,
  defaultTiming,
  environments,
  secureUrl,
  type CancelCall,
  type PartnerClientOptions,
  type ThrottleOptions,
  type TimingOptions,
} from "./options";

/** A client's options, checked and with their defaults. */
export interface CheckedOptions {
  credentials: { clientId: string; clientSecret: string };
  partnerId: string;
  apiUrl: URL;
  authUrl: URL;
  throttle: Required<ThrottleOptions>;
  /** The throttle options that are configured: they are ceilings. */
  configuredThrottle: ThrottleOptions;
  timing: Required<TimingOptions>;
  cancel: Required<CancelCall>;
  /** Absent where the client shares its budget with nobody. */
  budget?: BudgetPlace;
  who: string;
  /** PEM texts; undefined for Node's own authorities. */
  certificateAuthorities: string[] | undefined;
  system: System;
}

/** @throws OptionsError for options that cannot work */
export function checkedOptions(options: PartnerClientOptions): CheckedOptions {
  const { partnerId, clientId, clientSecret, system = realSystem } = options;
  for (const [option, value] of Object.entries({ partnerId, clientId, clientSecret })) {
    if (value.trim() === "") throw new OptionsError(`${option} is empty`);
  }
  checkedId("partnerId", partnerId);
  const defaults = environments[options.environment ?? "production"];
  const apiUrl = secureUrl("apiUrl", options.apiUrl ?? defaults.apiUrl);
  const authUrl = secureUrl("authUrl", options.authUrl ?? defaults.authUrl);
  const throttle = { ...defaultThrottle, ...options.throttle };
  // Below a burst of one nothing could ever be sent; slower than one request in 1,000 s is a slip.
  atLeast("requestsPerSecond", throttle.requestsPerSecond, 0.001);
  atLeast("burst", throttle.burst, 1);
  atLeast("dailyQuota", throttle.dailyQuota, 1);
  const timing = { ...defaultTiming, ...options.timing };
  const { operationMs, maxWaitMs, listLagMs, connectMs, responseMs } = timing;
  for (const [option, ms] of Object.entries({ operationMs, connectMs, responseMs })) between(option, ms, 1);
  for (const [option, ms] of Object.entries({ maxWaitMs, listLagMs })) between(option, ms, 0);
  const cancel = { ...defaultCancel, ...options.cancel };
  if (!changing.test(cancel.method)) {
    throw new OptionsError(
      `the method of cancel is ${cancel.method}: it must be DELETE, POST, PUT or PATCH, others cancel nothing`,
    );
  }
  if (!cancel.path.startsWith("/") || !cancel.path.includes("{tenantId}")) {
    throw new OptionsError(`the path of cancel is ${cancel.path}: it must begin with / and name {tenantId}`);
  }
  const paths = { apiUrl: apiUrl.pathname, authUrl: authUrl.pathname, "the path of cancel": cancel.path };
  for (const [option, path] of Object.entries(paths)) {
    if (isMasterDataPath(path)) throw new OptionsError(`${option} leads to ${path}: ${whyNoMasterData}`);
  }
  const [steps = ""] = cancel.path.split("?");
  if (/#|\/\.{1,2}(\/|$)/.test(steps)) {
    throw new OptionsError(
      `the path of cancel is ${cancel.path}: it must be a path as it is sent, without #, . and ..`,
    );
  }
  return {
    credentials: { clientId, clientSecret },
    partnerId,
    apiUrl,
    authUrl,
    throttle,
    configuredThrottle: { ...options.throttle },
    timing,
    cancel,
    ...(options.budget !== undefined && { budget: budgetPlace(options.budget) }),
    who: options.who ?? "client",
    certificateAuthorities: certificateAuthorities(options.caFile),
    system,
  };
}

/** The methods that change something: no other can cancel a tenant. */
const changing = /^(DELETE|POST|PUT|PATCH)$/i;

/** Node's timers fire at once if the delay is longer. */
const longestTimerMs = 2 ** 31 - 1;

function between(option: string, ms: number, least: number): void {
  atLeast(option, ms, least);
  if (ms > longestTimerMs) throw new OptionsError(`${option} is ${ms}: it must be ${longestTimerMs} at most, 24 days`);
}

function atLeast(option: string, value: number, least: number): void {
  if (!Number.isFinite(value) || value < least) {
    throw new OptionsError(`${option} is ${value}: it must be a number, ${least} or more`);
  }
}
