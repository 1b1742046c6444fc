/** What an answer's headers say of the server's own limits. Whatever is absent or unreadable is left out. */
export interface ServerLimits {
  /** The limit of a short window: so many requests may go at once, and come back within `windowMs`. */
  rate?: { burst: number; windowMs: number };
  /** Requests that the short window still allows. */
  remaining?: number;
  /** There with `remaining`: whether a policy names it. What gateways say without one may be of any window. */
  isRemainingNamed?: boolean;
  /** The limit of a long window. */
  quota?: QuotaState;
}

export interface QuotaState {
  /** Requests in one window. */
  limit?: number;
  /** Requests left in this window. */
  remaining?: number;
  /** Until the window ends, in milliseconds. */
  resetMs?: number;
}

/** A window of an hour or more is a quota; a shorter one steers the rate. */
const quotaWindowSeconds = 3600;

/** Longer than any server's own limits; what is longer is not worth reading. */
const longestHeader = 1000;

type Item = Record<string, number>;

/**
 * Reads the RateLimit fields of the IETF draft (draft-ietf-httpapi-ratelimit-headers): its named items
 * (`"burst";r=4;t=1` with the policy `"burst";q=10;w=2`), and the earlier forms (`limit=10, remaining=4, reset=1`;
 * `RateLimit-Remaining`); and `X-Rate-Limit-Remaining`. A header that makes no sense is as good as none.
 */
export function readServerLimits(header: (name: string) => string | undefined): ServerLimits {
  const policies = readItems(header("ratelimit-policy"));
  const states = readItems(header("ratelimit"));
  const quotaPolicy = policies.find(({ item }) => (item["w"] ?? 0) >= quotaWindowSeconds);
  const ratePolicy = policies.find(
    (policy) => policy !== quotaPolicy && isPositive(policy.item["q"], policy.item["w"]),
  );
  const stateOf = (name: string | undefined): Item | undefined => states.find((state) => state.name === name)?.item;

  const [burst, window] = [ratePolicy?.item["q"], ratePolicy?.item["w"]];
  const named = ratePolicy?.name === undefined ? undefined : stateOf(ratePolicy.name)?.["r"];
  const remaining =
    named ??
    stateOf(undefined)?.["r"] ??
    stateOf("remaining")?.["remaining"] ??
    count(header("ratelimit-remaining")) ??
    count(header("x-rate-limit-remaining"));
  return {
    ...(burst !== undefined && window !== undefined && { rate: { burst, windowMs: window * 1000 } }),
    ...(remaining !== undefined && { remaining, isRemainingNamed: named !== undefined }),
    ...(quotaPolicy && { quota: quotaOf(quotaPolicy.item, stateOf(quotaPolicy.name)) }),
  };
}

function quotaOf(policy: Item, state: Item | undefined): QuotaState {
  return {
    ...(policy["q"] !== undefined && { limit: policy["q"] }),
    ...(state?.["r"] !== undefined && { remaining: state["r"] }),
    ...(state?.["t"] !== undefined && { resetMs: state["t"] * 1000 }),
  };
}

/** Items with their names and numeric parameters: `"burst";r=4;t=1`, `10;w=2` (which has no name), `remaining=4`. */
function readItems(value: string | undefined): { name: string | undefined; item: Item }[] {
  const text = value ?? "";
  if (text === "" || text.length > longestHeader) return [];
  return text.split(",").map((part) => {
    const [head = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const item = Object.fromEntries([head, ...parameters].flatMap(readPair));
    const bare = count(head);
    if (bare !== undefined) return { name: undefined, item: { ...item, q: bare } };
    return { name: /^"(.*)"$/.exec(head)?.[1] ?? head.split("=")[0], item };
  });
}

function readPair(text: string): [string, number][] {
  const [, key, value] = /^([a-z]{1,20})=(\d{1,12})$/.exec(text) ?? [];
  return key === undefined ? [] : [[key, Number(value)]];
}

const isPositive = (...numbers: (number | undefined)[]): boolean => numbers.every((number) => (number ?? 0) > 0);

/** A whole number that is not negative. */
function count(value: string | undefined): number | undefined {
  const text = value?.trim() ?? "";
  return /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
