import { isApiError, isNetworkError, isPayloadError, type ApiError } from "printix-partner-sdk";
import { howToSet } from "../config/settings";
import { NotSent } from "../lifecycle/not-sent";
import { Refusal } from "../lifecycle/refusal";

export type Operation = "create" | "read" | "delete";

/** What was tried, in the words of a sentence that begins with the tenant. */
const outcomes: Record<Operation, string> = {
  create: "was not created",
  read: "could not be read, and stays in state as it was",
  delete: "was not cancelled, and stays in state",
};

/** The same where it may have happened nevertheless. A read changes nothing, so nothing of it is uncertain. */
const uncertainOutcomes: Partial<Record<Operation, { what: string; next: string }>> = {
  create: {
    what: "whether it was created is not known",
    next: "Look for its domain in Printix before you run again; where it exists, `adoptExisting: true` takes it over.",
  },
  delete: {
    what: "whether it was cancelled is not known, so it stays in state",
    next: "Run again: a tenant that is gone by then counts as cancelled.",
  },
};

/** One message for the person in front of it: what happened, to which tenant, and what to do next. */
export function explain(operation: Operation, label: string, error: unknown): string {
  if (error instanceof Refusal) return error.message;
  const cause = error instanceof NotSent ? error.cause : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  const uncertain = uncertainOutcomes[operation];
  if (uncertain !== undefined && isUncertain(error)) {
    return [`${label}: ${uncertain.what}: ${message}`, uncertain.next].join("\n");
  }
  const next = isApiError(cause) ? nextStep(operation, cause) : undefined;
  return [`${label} ${outcomes[operation]}: ${message}`, next].filter(Boolean).join("\n");
}

/** A change that may have arrived: no answer, an unusable one, or one of a server that failed on the way. */
function isUncertain(error: unknown): boolean {
  if (isNetworkError(error)) return !error.isUnsent;
  return isPayloadError(error) || (isApiError(error) && error.status >= 500);
}

function nextStep(operation: Operation, { status }: ApiError): string | undefined {
  switch (status) {
    case 401:
      return "The API does not accept our token: check that clientId and clientSecret belong to this environment.";
    case 403:
      return `This client has no access to the partner in the path. Check the partner's id: ${howToSet("partnerId")}.`;
    case 404:
      return operation === "create"
        ? `The API does not know this partner or path. Check the partner's id (${howToSet("partnerId")}) and printix:apiUrl.`
        : undefined;
    case 409:
      return operation === "create"
        ? "The domain is taken. Where that tenant is yours and should be managed here, set `adoptExisting: true`; otherwise choose another tenantDomain."
        : undefined;
    default:
      return undefined;
  }
}
