import { readItems, type LimitItem } from "./limit-items";
import type { QuotaState } from "./quota-book";

/** The server's own limits, as the headers of an answer tell them. What is absent or unreadable is left out. */
export interface ServerLimits {
  /** The tightest limit of a short window: so many requests may go at once, and come back within `windowMs`. */
  rate?: { burst: number; windowMs: number };
  /** Requests that the short windows still allow. */
  remaining?: number;
  /**
   * Present with `remaining`: whether that is certainly of the short windows, because policies name all of them and each has
   * its state. A figure without a name, as many gateways send it, may be of any window.
   */
  isRemainingNamed?: boolean;
  /** With `remaining`, if the server says so: until the short window is full again, in milliseconds. */
  resetMs?: number;
  /** The limit of a long window. */
  quota?: QuotaState;
}

/** Requests a second. */
export function rateOf({ burst, windowMs }: Required<ServerLimits>["rate"]): number {
  return (burst / windowMs) * 1000;
}

/** A window of an hour or more is a quota; a shorter one steers the rate. */
const quotaWindowSeconds = 3600;

/** No window is longer than a year: a larger figure is the date of its end, in seconds since 1970, as some gateways send it. */
const longestWindowSeconds = 366 * 24 * 3600;

/** A limit and what is left of it: of a policy, or of a state without a policy. */
interface LimitState {
  limit: number | undefined;
  windowSeconds: number | undefined;
  remaining: number | undefined;
  resetSeconds: number | undefined;
  isNamed: boolean;
  /** Whether it comes from an older form, which has no names. */
  isUnnamedForm: boolean;
}

/**
 * Reads the RateLimit fields of the IETF draft (draft-ietf-httpapi-ratelimit-headers): its named items
 * (`"burst";r=4;t=1` with the policy `"burst";q=10;w=2`), and the earlier forms (`limit=10, remaining=4, reset=1`;
 * `RateLimit-Limit`, `RateLimit-Remaining`, `RateLimit-Reset`); and `X-Rate-Limit-Remaining`. Of several windows of one
 * kind the tightest one counts. A header that makes no sense is ignored.
 */
export function readServerLimits(header: (name: string) => string | undefined): ServerLimits {
  const limits = [...namedLimits(header), ...unnamedLimits(header)];
  const hasLongWindow = ({ windowSeconds, resetSeconds }: LimitState): boolean =>
    (windowSeconds ?? resetSeconds ?? 0) >= quotaWindowSeconds;
  return { ...ratesOf(limits.filter((one) => !hasLongWindow(one))), ...quotaOf(limits.filter(hasLongWindow)) };
}

/** Policies with their states, and states without a policy; but none that count bytes or the like. */
function namedLimits(header: (name: string) => string | undefined): LimitState[] {
  const all = readItems(header("ratelimit-policy"));
  const policies = all.filter(countsRequests);
  const others = new Set(all.filter((policy) => !countsRequests(policy)).map(({ name }) => name));
  const states = readItems(header("ratelimit")).filter(({ name, values }) => "r" in values && !others.has(name));
  const known = new Set(policies.map(({ name }) => name));
  return [
    ...policies.map((policy) =>
      limitState(policy, policy.name === undefined ? undefined : stateOf(states, policy.name)),
    ),
    ...states
      .filter(({ name }) => !known.has(name))
      .map((state) => ({ ...limitState(undefined, state), isNamed: false })),
  ];
}

const countsRequests = ({ unit = "requests" }: LimitItem): boolean => unit === "requests";

function stateOf(states: readonly LimitItem[], name: string): LimitItem | undefined {
  return states.find((state) => state.name === name);
}

function limitState(policy: LimitItem | undefined, state: LimitItem | undefined): LimitState {
  return {
    limit: positive(policy?.values["q"]),
    windowSeconds: positive(policy?.values["w"]),
    remaining: state?.values["r"],
    resetSeconds: plausibleSpan(state?.values["t"]),
    isNamed: state !== undefined,
    isUnnamedForm: false,
  };
}

/** The older forms, which have no names: at most one of them counts, the newest. */
function unnamedLimits(header: (name: string) => string | undefined): LimitState[] {
  const list = Object.assign({}, ...readItems(header("ratelimit")).map(({ values }) => values)) as LimitItem["values"];
  const number = (name: string): number | undefined => readItems(header(name))[0]?.values["q"];
  const older: LimitState[] = [
    { limit: positive(list["limit"]), remaining: list["remaining"], resetSeconds: plausibleSpan(list["reset"]) },
    {
      limit: positive(number("ratelimit-limit")),
      remaining: number("ratelimit-remaining"),
      resetSeconds: plausibleSpan(number("ratelimit-reset")),
    },
    { limit: undefined, remaining: number("x-rate-limit-remaining"), resetSeconds: undefined },
  ].map((one) => ({ ...one, windowSeconds: undefined, isNamed: false, isUnnamedForm: true }));
  return older.filter(({ remaining }) => remaining !== undefined).slice(0, 1);
}

function ratesOf(limits: readonly LimitState[]): ServerLimits {
  const rates = limits.flatMap(({ limit, windowSeconds }) =>
    limit === undefined || windowSeconds === undefined ? [] : [{ limit, perSecond: limit / windowSeconds }],
  );
  const burst = Math.min(...rates.map(({ limit }) => limit));
  const perSecond = Math.min(...rates.map((rate) => rate.perSecond));
  const [tightest] = fewestLeftFirst(mostTrusted(limits));
  const isComplete = limits.every(
    ({ windowSeconds, remaining, isUnnamedForm }) =>
      isUnnamedForm || (windowSeconds !== undefined && remaining !== undefined),
  );
  return {
    ...(rates.length > 0 && { rate: { burst, windowMs: Math.round((burst / perSecond) * 1000) } }),
    ...(tightest?.remaining !== undefined && {
      remaining: tightest.remaining,
      isRemainingNamed: tightest.isNamed && isComplete,
      ...(tightest.resetSeconds !== undefined && { resetMs: tightest.resetSeconds * 1000 }),
    }),
  };
}

/** A figure that a policy names counts before one that may be of any window. */
function mostTrusted(limits: readonly LimitState[]): LimitState[] {
  const withRemaining = limits.filter(({ remaining }) => remaining !== undefined);
  const named = withRemaining.filter(({ isNamed }) => isNamed);
  return named.length > 0 ? named : withRemaining.slice(0, 1);
}

function quotaOf(limits: readonly LimitState[]): ServerLimits {
  const [tightest] = fewestLeftFirst(limits);
  if (!tightest) return {};
  const { limit, windowSeconds, remaining, resetSeconds } = tightest;
  const quota: QuotaState = {
    ...(limit !== undefined && { limit }),
    ...(remaining !== undefined && { remaining }),
    ...(resetSeconds !== undefined && { resetMs: resetSeconds * 1000 }),
    ...(windowSeconds !== undefined && { windowMs: windowSeconds * 1000 }),
  };
  return { quota };
}

function fewestLeftFirst(limits: readonly LimitState[]): LimitState[] {
  const left = ({ remaining, limit }: LimitState): number => remaining ?? limit ?? Infinity;
  return limits.toSorted((one, other) => left(one) - left(other));
}

const positive = (number: number | undefined): number | undefined => ((number ?? 0) > 0 ? number : undefined);

const plausibleSpan = (seconds: number | undefined): number | undefined =>
  (seconds ?? Infinity) <= longestWindowSeconds ? seconds : undefined;
