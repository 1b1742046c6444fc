import { checkOption, nonEmptyText, oneOf, refuseUnknown, wholeNumber } from "../common/check-option";
import { OptionsError } from "../common/options-error";
import {
  FAULT_KINDS,
  FAULT_MOMENTS,
  FAULT_NAMES,
  FAULT_ROUTES,
  type FaultDraft,
  type FaultKind,
  type FaultMoment,
  type SandboxFault,
} from "./fault";

/** A fault with its defaults, not yet added. */
export type ParsedFault = Omit<SandboxFault, "id" | "hits">;

const DEFAULT_DELAY_MS = 2000;
const DAY_MS = 24 * 60 * 60 * 1000;
const YEAR_SECONDS = 365 * 24 * 60 * 60;
const LARGEST_SEED = 2 ** 31 - 1;
const BELOW_400 = [200, 201, 202, 204, 301, 302, 303, 307, 308];

/** Fills in the defaults; throws an `OptionsError` that names what cannot be. */
export function parseFault(draft: FaultDraft, seed: number): ParsedFault {
  refuseUnknown(draft, FAULT_NAMES);
  const kind = oneOf("kind", draft.kind, FAULT_KINDS);
  const status = parseStatus(kind, draft.status);
  const when = parseMoment(kind, status, draft.when);
  const { tenant, partnerId } = draft;
  return {
    kind,
    ...(status !== undefined && { status }),
    when,
    times: parseTimes(draft.times),
    chance: parseChance(draft.chance),
    seed: wholeNumber("seed", draft.seed ?? seed, 0, LARGEST_SEED),
    route: oneOf("route", draft.route ?? "any", FAULT_ROUTES),
    ...(tenant !== undefined && { tenant: nonEmptyText("tenant", tenant, "a tenant's id or domain") }),
    ...(partnerId !== undefined && { partnerId: nonEmptyText("partnerId", partnerId, "a partner's id") }),
    ...parseDelay(kind, when, draft.delayMs),
    ...parseRetryAfter(status ?? 0, draft),
  };
}

function parseStatus(kind: FaultKind, given: unknown): number | undefined {
  if (kind !== "status" && kind !== "html") {
    checkOption(given === undefined, "status", `left out for the kind ${kind}`);
    return undefined;
  }
  const low = kind === "html" ? [200] : BELOW_400;
  const status = given ?? (kind === "html" ? 200 : undefined);
  if (typeof status === "number" && low.includes(status)) return status;
  if (typeof status === "number" && Number.isInteger(status) && status >= 400 && status <= 599) return status;
  throw new OptionsError("status", `${low.join(", ")} or 400 to 599`);
}

/** By default, what says that nothing was done hits before, and what leaves that open hits after. */
function parseMoment(kind: FaultKind, status: number | undefined, given: unknown): FaultMoment {
  const isRefusal = status !== undefined && status >= 300 && status !== 303;
  const when = oneOf("when", given ?? (status === 202 ? "later" : isRefusal ? "before" : "after"), FAULT_MOMENTS);
  if (when === "later") checkOption(status === 202, "when", "before or after: only a 202 is carried out later");
  const isUsualBody = kind === "content-type" || status === 201 || (kind === "status" && status === 200);
  if (isUsualBody) checkOption(when === "after", "when", "after: its body is that of the usual answer");
  return when;
}

function parseTimes(given: unknown = 1): number | "always" {
  if (given === "always" || (typeof given === "number" && Number.isSafeInteger(given) && given >= 1)) return given;
  throw new OptionsError("times", 'a whole number above 0, or "always"');
}

function parseChance(given: unknown = 1): number {
  if (typeof given === "number" && given > 0 && given <= 1) return given;
  throw new OptionsError("chance", "a number above 0 and at most 1");
}

function parseDelay(kind: FaultKind, when: FaultMoment, given: unknown): Pick<SandboxFault, "delayMs"> {
  if (kind === "slow" || when === "later") {
    return { delayMs: wholeNumber("delayMs", given ?? DEFAULT_DELAY_MS, 0, DAY_MS) };
  }
  checkOption(
    given === undefined,
    "delayMs",
    "left out but for the kind slow, and for a 202 that is carried out later",
  );
  return {};
}

function parseRetryAfter(
  status: number,
  { retryAfterSeconds, isRetryAfterDate = false }: FaultDraft,
): Pick<SandboxFault, "retryAfterSeconds" | "isRetryAfterDate"> {
  checkOption(typeof isRetryAfterDate === "boolean", "isRetryAfterDate", "true or false");
  const seconds = retryAfterSeconds ?? (status === 429 ? 1 : undefined);
  if (seconds === undefined) {
    checkOption(!isRetryAfterDate, "retryAfterSeconds", "given where isRetryAfterDate is true");
    return {};
  }
  checkOption(status >= 400, "retryAfterSeconds", "left out for a status below 400");
  return { retryAfterSeconds: wholeNumber("retryAfterSeconds", seconds, 0, YEAR_SECONDS), isRetryAfterDate };
}
