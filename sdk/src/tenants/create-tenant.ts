import type { ApiTransport } from "../api/api-transport";
import { isApiError } from "../errors/api-error";
import { PayloadError } from "../errors/payload-error";
import { UnknownOutcomeError } from "../errors/unknown-outcome-error";
import { parseBody, requestIdOf } from "../http/parse-body";
import { canonicalDomain, domainLabel } from "../model/canonical-domain";
import type { NewTenant, PartnerTenant } from "../model/partner-tenant";
import type { Patience } from "../patience";
import { newTenantBody, tenantSchema } from "../wire/tenant";
import { findCreated, type Lookup } from "./find-created";
import { sendAgain } from "./send-again";
import { tenantsPath } from "./tenant-path";
import { isUncertain } from "./uncertain";

const maxPosts = 3;

/** Accepted, and not yet carried out (202): it is known to have arrived, so it is never sent again. */
class Accepted extends Error {
  override readonly name = "Accepted";
}

/**
 * Creates a tenant, once. Where an answer does not say whether the POST took effect, our own list does: a tenant with
 * this domain and name is the one; only its absence, for longer than the list may lag, allows another POST.
 *
 * @throws UnknownOutcomeError where neither can be found out
 */
export async function createTenant(
  transport: ApiTransport,
  partnerId: string,
  tenant: NewTenant,
  lookup: Lookup,
  patience: Patience,
): Promise<PartnerTenant> {
  let cause: unknown;
  for (let posts = 1; posts <= maxPosts; posts += 1) {
    try {
      return await post(transport, partnerId, tenant, patience);
    } catch (error) {
      // After our own uncertain POST, "taken" most likely means: by that one.
      const isTaken = cause !== undefined && isApiError(error, 409);
      const isAccepted = error instanceof Accepted;
      if (!isTaken && !isAccepted && !isUncertain(error)) {
        if (cause === undefined) throw error;
        throw unknownOutcome(
          tenant,
          "it was sent without a usable answer, did not show in our list, and was sent again",
          error,
        );
      }
      cause = error;
      const again = sendAgain(posts, error, lookup);
      const found = await look(tenant, lookup, { isAccepted }, cause, patience);
      if (found) return found;
      if (isTaken)
        throw unknownOutcome(tenant, "the API says that its domain is taken, and our list does not show it", error);
      if (again.tooLate !== undefined) {
        throw unknownOutcome(tenant, `our list does not show it, and ${again.tooLate}`, error);
      }
      if (posts < maxPosts) await again.wait(patience);
    }
  }
  throw unknownOutcome(tenant, `it was sent ${maxPosts} times, and our list does not show it`, cause);
}

async function look(
  tenant: NewTenant,
  lookup: Lookup,
  how: { isAccepted: boolean },
  cause: unknown,
  patience: Patience,
): Promise<PartnerTenant | undefined> {
  try {
    return await findCreated(tenant, lookup, how, patience);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw unknownOutcome(tenant, `looking for it in our list failed (${why})`, cause);
  }
}

async function post(
  transport: ApiTransport,
  partnerId: string,
  tenant: NewTenant,
  patience: Patience,
): Promise<PartnerTenant> {
  const request = { method: "POST", path: tenantsPath(partnerId) };
  const { initialUser } = tenant;
  const body = newTenantBody(tenant, domainLabel(tenant.tenantDomain));
  // The initial user's data is a person's, so no message repeats it.
  const secrets = initialUser ? [initialUser.email, initialUser.name] : [];
  const response = await transport({ ...request, body, secrets }, patience);
  if (response.status === 202) throw new Accepted("202 Accepted");
  const created = parseBody(response, tenantSchema, request);
  const isAsAsked =
    created.tenantName === tenant.tenantName && created.tenantDomain === canonicalDomain(tenant.tenantDomain);
  if (isAsAsked) return created;
  throw new PayloadError({
    ...request,
    status: response.status,
    requestId: requestIdOf(response),
    reason: `it is of a tenant with another name or domain than was asked for, id ${created.id}`,
  });
}

function unknownOutcome(tenant: NewTenant, known: string, cause: unknown): UnknownOutcomeError {
  return new UnknownOutcomeError(
    `Whether "${tenant.tenantName}" (${canonicalDomain(tenant.tenantDomain)}) was created is not known: ${known}.`,
    cause,
  );
}
