import fc from "fast-check";

/** When a change takes effect that is not, or not rightly, answered. */
export type Effect = { when: "never" } | { when: "before" } | { when: "later"; ms: number };

/** What becomes of one request. */
export type Fate =
  | { kind: "ok" }
  | { kind: "status"; status: number; effect: Effect; retryAfter?: number | undefined }
  | { kind: "cut"; effect: Effect }
  | { kind: "unsent" }
  | { kind: "truncated"; share: number }
  | { kind: "tooMany"; retryAfter: number | undefined }
  | { kind: "unauthorized" }
  | { kind: "refused"; status: 400 | 403 | 409 }
  | { kind: "accepted"; effect: Effect }
  | { kind: "seeOther" }
  /** Of a POST: the tenant gets another domain than was asked for. */
  | { kind: "renamed" };

export interface Passage {
  fate: Fate;
  /** How long the request and its answer travel. */
  thereMs: number;
  backMs: number;
  /** Tenants that are younger are missing, where the request is a list. */
  listLagMs: number;
}

export type Call =
  | { kind: "create"; atMs: number; domain: number; isDomainComingFree: boolean }
  | { kind: "list"; atMs: number }
  | { kind: "get"; atMs: number }
  | { kind: "cancelOld"; atMs: number; old: number }
  /** Cancels what another call created, when that call has ended. */
  | { kind: "cancelCreated"; atMs: number; domain: number };

/** Everything that chance decides. */
export interface Schedule {
  /** Whether the server refuses a domain that it has; where not, a second POST makes a second tenant. */
  isUnique: boolean;
  /** Domains that another tenant has from the start, under the same name or another one. */
  taken: { domain: number; isSameName: boolean }[];
  /** Tenants on a page of the list, where it has pages. */
  pageSize: number | undefined;
  /** The server's and the client's. */
  limits: { requestsPerSecond: number; burst: number };
  /** Whether answers say what the limits are. */
  saysLimits: boolean;
  operationMs: number;
  /** When the client's owner ends its work, where that happens. */
  interruptedAtMs: number | undefined;
  calls: Call[];
  /** Of the requests to the API, in the order in which they are sent; further ones are answered rightly and at once. */
  passages: Passage[];
  /** Of the token requests: the status of each, 0 for a connection that is cut. */
  tokenFates: number[];
  seed: number;
}

/**
 * What the client assumes (docs/adr/0009-ambiguous-outcomes.md): a request that was given up on takes effect, and shows
 * in the list, before `listLagMs` is over. Without that no client could tell a late tenant from none.
 */
export const assumed = { listLagMs: 15_000, longestDelayMs: 7_000, longestListLagMs: 7_900 } as const;

export const domains = 8;
export const olds = 4;

const ms = (max: number) => fc.integer({ min: 0, max });
/** Mostly all or nothing, which is where mistakes are. */
const extreme = (max: number) => fc.oneof(fc.constant(0), fc.constant(max), ms(max));

const effect: fc.Arbitrary<Effect> = fc.oneof(
  fc.constant<Effect>({ when: "never" }),
  fc.constant<Effect>({ when: "before" }),
  extreme(assumed.longestDelayMs).map((ms): Effect => ({ when: "later", ms })),
);

const retryAfter = fc.option(fc.oneof({ weight: 9, arbitrary: ms(5) }, { weight: 1, arbitrary: fc.constant(90) }), {
  nil: undefined,
});

const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Fate>({ kind: "ok" }) },
  {
    weight: 4,
    arbitrary: fc
      .record({ status: fc.constantFrom(500, 502, 503, 504), effect, retryAfter })
      .map((more): Fate => ({ kind: "status", ...more })),
  },
  { weight: 3, arbitrary: effect.map((effect): Fate => ({ kind: "cut", effect })) },
  { weight: 1, arbitrary: fc.constant<Fate>({ kind: "unsent" }) },
  { weight: 2, arbitrary: ms(99).map((percent): Fate => ({ kind: "truncated", share: percent / 100 })) },
  { weight: 1, arbitrary: retryAfter.map((retryAfter): Fate => ({ kind: "tooMany", retryAfter })) },
  { weight: 1, arbitrary: fc.constant<Fate>({ kind: "unauthorized" }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<(400 | 403 | 409)[]>(400, 403, 409).map((status): Fate => ({ kind: "refused", status })),
  },
  {
    weight: 2,
    arbitrary: fc
      .oneof(
        fc.constant<Effect>({ when: "never" }),
        ms(60_000).map((ms): Effect => ({ when: "later", ms })),
      )
      .map((effect): Fate => ({ kind: "accepted", effect })),
  },
  { weight: 1, arbitrary: fc.constant<Fate>({ kind: "seeOther" }) },
  { weight: 1, arbitrary: fc.constant<Fate>({ kind: "renamed" }) },
);

const travelMs = fc.oneof({ weight: 4, arbitrary: ms(100) }, { weight: 1, arbitrary: ms(2_500) });
/** Now and then longer than the client waits for an answer. */
const answerMs = fc.oneof({ weight: 12, arbitrary: travelMs }, { weight: 1, arbitrary: ms(70_000) });

const passage: fc.Arbitrary<Passage> = fc.record({
  fate,
  thereMs: travelMs,
  backMs: answerMs,
  listLagMs: extreme(assumed.longestListLagMs),
});

const atMs = fc.oneof(fc.constant(0), ms(3_000), ms(30_000));
const domain = ms(domains - 1);
const call: fc.Arbitrary<Call> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("create" as const), atMs, domain, isDomainComingFree: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("list" as const), atMs }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("get" as const), atMs }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("cancelOld" as const), atMs, old: ms(olds - 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("cancelCreated" as const), atMs, domain }) },
);

export const schedules: fc.Arbitrary<Schedule> = fc
  .record({
    isUnique: fc.boolean(),
    taken: fc.array(fc.record({ domain, isSameName: fc.boolean() }), { maxLength: 3 }),
    pageSize: fc.constantFrom(undefined, undefined, 2, 5),
    limits: fc.constantFrom(
      { requestsPerSecond: 5, burst: 10 },
      { requestsPerSecond: 5, burst: 5 },
      { requestsPerSecond: 2, burst: 2 },
      { requestsPerSecond: 1, burst: 3 },
    ),
    saysLimits: fc.boolean(),
    operationMs: fc.constantFrom(600_000, 60_000, 20_000),
    interruptedAtMs: fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.oneof(ms(3_000), ms(60_000)) },
    ),
    calls: fc.array(call, { minLength: 1, maxLength: 8 }),
    passages: fc.array(passage, { maxLength: 40, size: "max" }),
    tokenFates: fc.array(fc.constantFrom(200, 200, 200, 200, 500, 503, 0), { maxLength: 4 }),
    seed: fc.nat(),
  })
  .map(sensible);

/**
 * Takes out what no client could get right. A tenant of another domain whose answer is lost cannot be found. Two creations of one domain, or one of a domain that is there already, are
 * asked for only of a server that refuses the second, and then nobody cancels that domain meanwhile: a late POST that
 * a tenant kept from taking effect would take effect after all, long after it was given up on. And of a list in pages
 * a tenant can be passed over, unseen, where one before it goes while another one comes.
 */
function sensible(schedule: Schedule): Schedule {
  const { isUnique, calls, passages } = schedule;
  const taken = isUnique ? schedule.taken : [];
  const creations = new Map<number, number>();
  for (const { domain } of taken) creations.set(domain, 1);
  const kept = calls.filter((call) => {
    if (call.kind !== "create") return true;
    const before = creations.get(call.domain) ?? 0;
    creations.set(call.domain, before + 1);
    return isUnique || before === 0;
  });
  const mayCancel = isUnique || schedule.pageSize === undefined;
  return {
    ...schedule,
    passages: passages.map((passage) => (passage.fate.kind === "renamed" ? { ...passage, backMs: 0 } : passage)),
    taken: taken.filter(({ domain }, index) => taken.findIndex((other) => other.domain === domain) === index),
    calls: kept.filter((call) => {
      if (call.kind === "cancelOld") return mayCancel;
      if (call.kind !== "cancelCreated") return true;
      return mayCancel && creations.get(call.domain) === 1 && !taken.some(({ domain }) => domain === call.domain);
    }),
  };
}
