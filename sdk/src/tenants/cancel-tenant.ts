import { z } from "zod";
import type { ApiTransport } from "../api/api-transport";
import { isAbsence, isApiError } from "../errors/api-error";
import { messageOf } from "../errors/message-of";
import { isUnknownOutcomeError, UnknownOutcomeError } from "../errors/unknown-outcome-error";
import { parseBody } from "../http/parse-body";
import type { HttpResponse } from "../http/http-exchange";
import { toSettle, withGrace, type Patience } from "../patience";
import { tenantSchema } from "../wire/tenant";
import { getTenant } from "./get-tenant";
import { sendAgain, type SendAgain } from "./send-again";
import { checkedId, checkedTenantId, tenantPath } from "./tenant-path";
import type { CancelOutcome } from "./tenants-api";
import { isUncertain } from "./uncertain";

const maxCancels = 3;
const firstPauseMs = 500;
const longestPauseMs = 15_000;

/** What cancelling needs beside the tenant's id. */
export interface CancelParts extends SendAgain {
  transport: ApiTransport;
  call: { method: string; path: string };
  partnerId: string;
}

/**
 * Cancels a tenant: done when it is gone. A 404 says that it is, whoever did it; an answer that does not say is
 * followed by a look at the tenant, and by another cancel where it is still there. What was accepted is waited for.
 *
 * @throws UnknownOutcomeError where that cannot be found out
 */
export async function cancelTenant(parts: CancelParts, id: string, patience: Patience): Promise<CancelOutcome> {
  const { transport, call, partnerId } = parts;
  const path = call.path
    .replaceAll("{partnerId}", checkedId("partnerId", partnerId))
    .replaceAll("{tenantId}", checkedTenantId(id));
  const request = { method: call.method, path };
  const own = tenantPath(partnerId, id);
  let cause: unknown;
  // Where the tenant was seen, its absence is our doing; where it never was, this may be another environment's server.
  let isSeen = false;
  const gone = (): CancelOutcome => (isSeen ? "cancelled" : "absent");
  for (let cancels = 1; cancels <= maxCancels; cancels += 1) {
    try {
      const response = await transport({ ...request, mustName: id }, patience);
      assertOfApi(response, request);
      const pending = whyPending(response, id, request);
      if (pending !== undefined) await untilGone(parts, id, new Error(pending), patience);
      return "cancelled";
    } catch (error) {
      // Another path than the tenant's own may be missing for reasons of its own.
      if (isAbsence(error) && (path === own || (await isGone(parts, id, error, patience)))) return gone();
      // A 404 of somebody else's says neither that the tenant is gone nor that it is there.
      const isForeign = isApiError(error, 404) && !isAbsence(error);
      if (!isForeign && !isUncertain(error)) {
        const isTold = cause === undefined || isUnknownOutcomeError(error);
        throw isTold ? error : unknownOutcome(id, "its answer was lost", error);
      }
      cause = error;
    }
    const again = sendAgain(cancels, cause, parts);
    if (await isGone(parts, id, cause, patience)) return gone();
    isSeen = true;
    if (again.tooLate !== undefined) throw unknownOutcome(id, `the tenant is still there, and ${again.tooLate}`, cause);
    if (cancels < maxCancels) await waitToSend(again, id, cause, patience);
  }
  throw unknownOutcome(id, `it was sent ${maxCancels} times, and the tenant is still there`, cause);
}

async function waitToSend(
  { wait }: ReturnType<typeof sendAgain>,
  id: string,
  cause: unknown,
  patience: Patience,
): Promise<void> {
  try {
    await wait(patience);
  } catch (error) {
    throw unknownOutcome(id, `the tenant is still there, and was not cancelled again (${messageOf(error)})`, cause);
  }
}

/** Nothing describes a cancel's answer, but a page of HTML is none: a proxy or a sign-in page has given it. */
function assertOfApi(response: HttpResponse, request: { method: string; path: string }): void {
  if (response.body.trim() !== "") parseBody(response, z.unknown(), request);
}

/** Why a cancel that was accepted is not believed to be carried out yet; undefined where it is. */
function whyPending(response: HttpResponse, id: string, request: { method: string; path: string }): string | undefined {
  if (response.status === 202) return "202 Accepted";
  return response.isOfOtherPlace && isTenant(response, id, request) ? "303 See Other, and the tenant there" : undefined;
}

function isTenant(response: HttpResponse, id: string, request: { method: string; path: string }): boolean {
  try {
    return parseBody(response, tenantSchema, request).id === id;
  } catch {
    return false;
  }
}

/** Accepted and not yet carried out: waits until the tenant is gone, with one last look where waiting ends. */
async function untilGone(parts: CancelParts, id: string, cause: Error, patience: Patience): Promise<void> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    const isBrokenOff = patience.toSend.aborted;
    if (!patience.forAnswer.aborted && (await isGone(parts, id, cause, patience))) return;
    if (isBrokenOff) throw unknownOutcome(id, "the API accepted it, and the tenant is still there", cause);
    await parts.system.sleep(pauseMs, patience.toSend);
  }
}

async function isGone(parts: CancelParts, id: string, cause: unknown, patience: Patience): Promise<boolean> {
  try {
    const { transport, partnerId, system } = parts;
    await withGrace(patience, system, (signal) => getTenant(transport, partnerId, id, toSettle(signal)));
    return false;
  } catch (error) {
    if (isAbsence(error)) return true;
    throw unknownOutcome(id, `looking for the tenant failed (${messageOf(error)})`, cause);
  }
}

function unknownOutcome(id: string, known: string, cause: unknown): UnknownOutcomeError {
  return new UnknownOutcomeError(`Whether the cancel of tenant ${id} took effect is not known: ${known}.`, cause);
}
