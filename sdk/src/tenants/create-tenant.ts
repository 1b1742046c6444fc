import type { ApiTransport } from "../api/api-transport";
import { isApiError } from "../errors/api-error";
import { PayloadError, type PayloadErrorDetails } from "../errors/payload-error";
import { messageOf } from "../errors/printix-error";
import { UnknownOutcomeError } from "../errors/unknown-outcome-error";
import { parseBody, requestIdOf } from "../http/parse-body";
import { canonicalDomain, domainLabel } from "../model/canonical-domain";
import { isSameName } from "../model/canonical-name";
import { userSecrets, type NewTenant, type PartnerTenant } from "../model/partner-tenant";
import type { OperationScope } from "../operation/operation-scope";
import { newTenantBody, tenantSchema } from "../wire/tenant";
import { findCreated, type ListLookup } from "./find-created";
import { firstPauseMs, planResend } from "./resend";
import { tenantsPath } from "./tenant-path";
import type { CreateOptions } from "./tenants-api";
import { isUncertain } from "./uncertain";

const maxPosts = 3;

/** What to create, and where. */
export interface Creation extends CreateOptions {
  transport: ApiTransport;
  partnerId: string;
  tenant: NewTenant;
}

/** Accepted, and not yet done (202): the POST has arrived, so it is never sent again. */
class Accepted extends Error {
  override readonly name = "Accepted";
}

/** The answer describes a tenant of another name or domain: somebody else's, or the one that this POST made. */
class OtherTenant extends PayloadError {
  constructor(
    details: Omit<PayloadErrorDetails, "reason">,
    readonly tenantId: string,
  ) {
    super({
      ...details,
      reason: `it describes a tenant with another name or domain than the requested one, id ${tenantId}`,
    });
  }
}

/**
 * Creates a tenant, once. If the answer does not say whether the POST took effect, our own list does: a tenant with this
 * domain and name is the one. Only if the list does not show it for longer than it may lag, there is another POST. A
 * tenant that an answer described instead must be absent too.
 *
 * @throws UnknownOutcomeError if the list cannot tell
 */
export async function createTenant(
  creation: Creation,
  lookup: ListLookup,
  scope: OperationScope,
): Promise<PartnerTenant> {
  const { tenant, isDomainComingFree = false } = creation;
  let cause: unknown;
  const namedIds: string[] = [];
  const unknown = (known: string, error: unknown): UnknownOutcomeError => {
    const more = namedIds.length === 0 ? "" : `; its answers named the tenant ${namedIds.join(", ")}`;
    return unknownOutcome(tenant, known + more, error);
  };
  for (let posts = 1; posts <= maxPosts; posts += 1) {
    try {
      const isWaiting = isDomainComingFree && cause === undefined;
      return await (isWaiting ? postUntilFree(creation, lookup, scope) : post(creation, scope));
    } catch (error) {
      // After our own uncertain POST, "taken" most likely means: by that POST.
      const isTaken = cause !== undefined && isApiError(error, 409);
      const isAccepted = error instanceof Accepted;
      if (!isTaken && !isAccepted && !isUncertain(error)) {
        if (cause === undefined) throw error;
        throw unknown(
          "it was sent and got no usable answer, our list does not show it, and the next attempt failed",
          error,
        );
      }
      cause = error;
      if (error instanceof OtherTenant) namedIds.push(error.tenantId);
      const resend = planResend(posts, error, lookup);
      let found: PartnerTenant | undefined;
      try {
        found = await findCreated(tenant, lookup, { isAccepted, namedIds }, scope);
      } catch (failure) {
        throw unknown(`looking for it in our list failed (${messageOf(failure)})`, cause);
      }
      if (found) return found;
      if (isTaken) throw unknown("the API says that its domain is taken, and our list does not show it", error);
      if (resend.whyNotNow !== undefined) throw unknown(`our list does not show it, and ${resend.whyNotNow}`, error);
      if (posts < maxPosts) await resend.wait(scope);
    }
  }
  throw unknown(`it was sent ${maxPosts} times, and our list does not show it`, cause);
}

/**
 * A domain that was given up becomes free late. A 409 says that nothing was done, so the POST may be sent again. The
 * reservation in the daily quota is for the first POST and its lookups: more tries use none of it.
 *
 * @throws the last 409, if the domain is not free in time
 */
async function postUntilFree(
  creation: Creation,
  { listLagMs, system }: ListLookup,
  scope: OperationScope,
): Promise<PartnerTenant> {
  const { sendSignal, answerSignal } = scope;
  let endMs: number | undefined;
  for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
    try {
      return await post(creation, endMs === undefined ? scope : { sendSignal, answerSignal });
    } catch (error) {
      if (!isApiError(error, 409)) throw error;
      const leftMs = (endMs ??= system.now() + listLagMs) - system.now();
      const askedMs = error.retryAfterMs ?? 0;
      if (leftMs <= 0 || askedMs > leftMs) throw error;
      await system.sleep(Math.min(Math.max(pauseMs, askedMs), leftMs), sendSignal);
      sendSignal.throwIfAborted();
    }
  }
}

async function post({ transport, partnerId, tenant }: Creation, scope: OperationScope): Promise<PartnerTenant> {
  const request = { method: "POST", path: tenantsPath(partnerId) };
  const body = newTenantBody(tenant, domainLabel(tenant.tenantDomain));
  const response = await transport({ ...request, body, secrets: userSecrets(tenant) }, scope);
  if (response.status === 202) throw new Accepted("202 Accepted");
  const created = parseBody(response, tenantSchema, request);
  const isAsAsked =
    isSameName(created.tenantName, tenant.tenantName) && created.tenantDomain === canonicalDomain(tenant.tenantDomain);
  if (isAsAsked) return created;
  throw new OtherTenant({ ...request, status: response.status, requestId: requestIdOf(response) }, created.id);
}

function unknownOutcome(tenant: NewTenant, known: string, cause: unknown): UnknownOutcomeError {
  return new UnknownOutcomeError(
    `Whether "${tenant.tenantName}" (${canonicalDomain(tenant.tenantDomain)}) was created is not known: ${known}.`,
    cause,
  );
}
