export const FAULT_KINDS = [
  "status",
  "reset",
  "silence",
  "truncated",
  "html",
  "content-type",
  "shape",
  "empty",
  "slow",
] as const;

/**
 * What goes wrong.
 *
 * - `status`: another status, with what belongs to it: a problem, a `Location`, or the usual body (200, 201)
 * - `reset`: the connection ends without an answer
 * - `silence`: no answer ever comes
 * - `truncated`: the connection ends in the middle of the answer
 * - `html`: a page, as a gateway or a sign-in sends it
 * - `content-type`: the usual answer, called `text/plain`
 * - `shape`: JSON of another shape
 * - `empty`: a 200 without a body
 * - `slow`: the usual answer, late
 */
export type FaultKind = (typeof FAULT_KINDS)[number];

export const FAULT_ROUTES = ["any", "list", "get", "create", "cancel", "billing", "token"] as const;

/** The calls that a fault can hit. */
export type FaultRoute = (typeof FAULT_ROUTES)[number];

export const FAULT_MOMENTS = ["before", "after", "later"] as const;

/** When it hits: before the request is carried out, after it was; or it is carried out `later` than it is answered. */
export type FaultMoment = (typeof FAULT_MOMENTS)[number];

/** A fault to add; all but its kind has a default. */
export interface FaultDraft {
  readonly kind: FaultKind;
  /** The answer's status: of `status`, which needs one, and of `html` (200 by default). */
  readonly status?: number | undefined;
  /**
   * `after` hits only what was carried out. By default `before` for a status that refuses or redirects, `later` for a
   * 202, and `after` for all else. `later` is for a 202 alone.
   */
  readonly when?: FaultMoment | undefined;
  /** How often it hits; once by default. */
  readonly times?: number | "always" | undefined;
  /** How likely it hits a request that it could hit: above 0, and 1 by default. */
  readonly chance?: number | undefined;
  /** What chance is drawn from; the sandbox's own `seed` by default. The same seed draws the same. */
  readonly seed?: number | undefined;
  /** `any` by default, which is all of them. */
  readonly route?: FaultRoute | undefined;
  /** Only requests about this tenant: its id, or its domain, also of one that is yet to be created. */
  readonly tenant?: string | undefined;
  /** Only requests of this partner. */
  readonly partnerId?: string | undefined;
  /** By how much a `slow` answer is late, and how long after a 202 the work is done; 2,000 by default. */
  readonly delayMs?: number | undefined;
  /** `Retry-After` of a status from 400 on; by default 1 for a 429 and none for the others. */
  readonly retryAfterSeconds?: number | undefined;
  /** Whether `Retry-After` is an HTTP date in place of seconds. */
  readonly isRetryAfterDate?: boolean | undefined;
}

export const FAULT_NAMES = [
  "kind",
  "status",
  "when",
  "times",
  "chance",
  "seed",
  "route",
  "tenant",
  "partnerId",
  "delayMs",
  "retryAfterSeconds",
  "isRetryAfterDate",
] as const satisfies readonly (keyof FaultDraft)[];

/** A fault as it stands, with its defaults filled in. */
export interface SandboxFault {
  readonly id: string;
  readonly kind: FaultKind;
  readonly status?: number;
  readonly when: FaultMoment;
  readonly times: number | "always";
  readonly chance: number;
  readonly seed: number;
  readonly route: FaultRoute;
  readonly tenant?: string;
  readonly partnerId?: string;
  readonly delayMs?: number;
  readonly retryAfterSeconds?: number;
  readonly isRetryAfterDate?: boolean;
  /** How often it has hit so far; once it has hit `times` times it hits no more. */
  readonly hits: number;
}
