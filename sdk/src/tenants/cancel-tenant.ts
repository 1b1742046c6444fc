import { z } from "zod";
import { waitWithin } from "../common/deadline";
import { isAbsence, isMissing } from "../errors/api-error";
import { ContradictionError } from "../errors/contradiction-error";
import { messageOf } from "../errors/printix-error";
import { isUnknownOutcomeError, UnknownOutcomeError } from "../errors/unknown-outcome-error";
import type { HttpResponse } from "../http/http-exchange";
import { parseBody } from "../http/parse-body";
import { isSameId } from "../model/canonical-id";
import type { OperationScope } from "../operation/operation-scope";
import { tenantSchema } from "../wire/tenant";
import { growingPause, planResend, type ResendRules } from "./resend";
import { checkedId, checkedTenantId } from "./tenant-path";
import { isAtOwnAddress, tenantPresence, type LookupParts, type TenantPresence } from "./tenant-presence";
import type { CancelOutcome } from "./tenants-api";
import { isUncertain } from "./uncertain";

const maxCancels = 3;

/** The call that cancels. No page describes it, so it is a guess until a tenant is gone after it. */
export interface TrackedCancelCall {
  method: string;
  path: string;
  isProven: boolean;
  /** The lookup that may prove it, if one has begun. Settles when that has ended. */
  proof?: Promise<unknown>;
}

interface CancelRequest {
  method: string;
  path: string;
}

/** What cancelling needs beside the tenant's id. */
export interface CancelParts extends ResendRules, LookupParts {
  call: TrackedCancelCall;
  /** How long the API may still show a cancelled tenant, in milliseconds. */
  listLagMs: number;
}

/**
 * Cancels a tenant: done when it is gone. Two sources must say so, its own address and the partner's list: a 404 to the
 * cancel alone may mean that the call is the wrong one. If the answer is not clear, a lookup follows, and another cancel if
 * the tenant is still there. If the API accepted the cancel, its end is waited for.
 *
 * @throws ContradictionError if the API has no such tenant to cancel, and shows it
 * @throws UnknownOutcomeError if it cannot be found out what became of the cancel
 */
export async function cancelTenant(parts: CancelParts, id: string, scope: OperationScope): Promise<CancelOutcome> {
  const { transport, call, partnerId } = parts;
  const path = call.path
    .replaceAll("{partnerId}", checkedId("partnerId", partnerId))
    .replaceAll("{tenantId}", checkedTenantId(id));
  const request = { method: call.method, path };
  let cause: unknown;
  // If the tenant was seen, we have cancelled it; if it never was, this may be the server of another environment.
  let isSeen = false;
  for (let cancels = 1; cancels <= maxCancels; cancels += 1) {
    try {
      const response = await transport({ ...request, requiredId: id }, scope);
      assertFromApi(response, request);
      const pending = whyPending(response, id, request);
      if (pending !== undefined) await waitUntilGone(parts, id, new Error(pending), scope, Infinity);
      else await waitUntilProven(parts, id, new Error(`${response.status}, a success`), scope);
      return "cancelled";
    } catch (error) {
      // A 404 that is not the API's own says neither that the tenant is gone nor that it is there.
      const isForeign = isMissing(error) && !isAbsence(error);
      if (!isAbsence(error) && !isForeign && !isUncertain(error)) {
        const isClear = cause === undefined || isUnknownOutcomeError(error);
        throw isClear ? error : unknownOutcome(id, "its answer was lost", error);
      }
      const isFirst = cause === undefined;
      cause = error;
      const resend = planResend(cancels, error, parts);
      const found = await lookUp(parts, id, cause, scope);
      if (found.isGone) return isSeen ? "cancelled" : "absent";
      if (isAbsence(error) && isFirst) throw notCancelled(id, request, error.status, found.shownBy);
      // Our cancel may be done at its own address, while the list lags.
      if (!found.isAtOwnAddress) {
        await waitUntilUnlisted(parts, id, cause, scope);
        return isSeen ? "cancelled" : "absent";
      }
      if (isAbsence(error))
        throw unknownOutcome(id, `the API has no such tenant to cancel, and ${found.shownBy}`, cause);
      isSeen = true;
      if (resend.whyNotNow !== undefined) {
        throw unknownOutcome(id, `the tenant is still there, and ${resend.whyNotNow}`, cause);
      }
      if (cancels < maxCancels) await waitToSend(resend, id, cause, scope);
    }
  }
  throw unknownOutcome(id, `it was sent ${maxCancels} times, and the tenant is still there`, cause);
}

async function waitToSend(
  { wait }: ReturnType<typeof planResend>,
  id: string,
  cause: unknown,
  scope: OperationScope,
): Promise<void> {
  try {
    await wait(scope);
  } catch (error) {
    throw unknownOutcome(id, `the tenant is still there, and was not cancelled again (${messageOf(error)})`, cause);
  }
}

/** No page describes the answer to a cancel. HTML is not from the API: it comes from a proxy or a sign-in page. */
function assertFromApi(response: HttpResponse, request: CancelRequest): void {
  if (response.body.trim() !== "") parseBody(response, z.unknown(), request);
}

/** Why an accepted cancel is not yet done; undefined if it may be. */
function whyPending(response: HttpResponse, id: string, request: CancelRequest): string | undefined {
  if (response.status === 202) return "202 Accepted";
  return response.isOfRedirectTarget && isTenant(response, id, request)
    ? "303 See Other, and the tenant there"
    : undefined;
}

function isTenant(response: HttpResponse, id: string, request: CancelRequest): boolean {
  try {
    return isSameId(parseBody(response, tenantSchema, request).id, id);
  } catch {
    return false;
  }
}

/** Waits until the tenant's own address no longer has it, for `ms` at most. After that the call is known to cancel. */
async function waitUntilGone(parts: CancelParts, id: string, cause: Error, scope: OperationScope, ms: number) {
  const shownBy = await stillShownBy(parts, scope, ms, async () =>
    (await explainFailure(id, cause, () => isAtOwnAddress(parts, id, scope))) ? "the tenant is still there" : undefined,
  );
  if (shownBy !== undefined) throw unknownOutcome(id, `the API accepted it, and ${shownBy}`, cause);
  parts.call.isProven = true;
}

/** One lookup proves the call for all cancels that run meanwhile; if it does not, each looks for itself. */
async function waitUntilProven(parts: CancelParts, id: string, cause: Error, scope: OperationScope): Promise<void> {
  const { call, listLagMs } = parts;
  const { proof } = call;
  if (!call.isProven && proof) await explainFailure(id, cause, () => waitWithin(proof, scope.answerSignal));
  if (call.isProven) return;
  const waiting = waitUntilGone(parts, id, cause, scope, listLagMs);
  call.proof ??= waiting.catch(() => undefined);
  await waiting;
}

/** Its own address says that it is gone, the list does not yet: waits for the list, which may lag. */
async function waitUntilUnlisted(parts: CancelParts, id: string, cause: unknown, scope: OperationScope): Promise<void> {
  const shownBy = await stillShownBy(parts, scope, parts.listLagMs, async () => {
    const found = await lookUp(parts, id, cause, scope);
    return found.isGone ? undefined : found.shownBy;
  });
  if (shownBy !== undefined) throw unknownOutcome(id, `its own address says that it is gone, and ${shownBy}`, cause);
}

/** Asks what still shows a tenant, until nothing does. Returns what still does after `ms`, or when sending ends. */
async function stillShownBy(
  { system }: CancelParts,
  { sendSignal, answerSignal }: OperationScope,
  ms: number,
  ask: () => Promise<string | undefined>,
): Promise<string | undefined> {
  const endMs = system.now() + ms;
  const pause = growingPause(system, sendSignal);
  for (;;) {
    // Decided before the lookup, so that the last lookup begins after the wait is over.
    const isLast = sendSignal.aborted || system.now() >= endMs;
    const shownBy = answerSignal.aborted ? "the tenant is still there" : await ask();
    if (shownBy === undefined || isLast) return shownBy;
    await pause(Math.max(0, endMs - system.now()));
  }
}

function lookUp(parts: CancelParts, id: string, cause: unknown, scope: OperationScope): Promise<TenantPresence> {
  return explainFailure(id, cause, () => tenantPresence(parts, id, scope));
}

async function explainFailure<T>(id: string, cause: unknown, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw unknownOutcome(id, `looking for the tenant failed (${messageOf(error)})`, cause);
  }
}

function notCancelled(
  id: string,
  { method, path }: CancelRequest,
  status: number,
  shownBy: string,
): ContradictionError {
  return new ContradictionError(
    `${method} ${path} was answered with ${status}, as if the tenant ${id} were gone, and ${shownBy}`,
  );
}

function unknownOutcome(id: string, known: string, cause: unknown): UnknownOutcomeError {
  return new UnknownOutcomeError(`Whether the cancel of tenant ${id} took effect is not known: ${known}.`, cause);
}
