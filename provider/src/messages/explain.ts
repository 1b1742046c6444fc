import { isApiError, isContradictionError, isUnknownOutcomeError } from "printix-partner-sdk";
import { howToSet } from "../config/settings";
import { Refusal } from "./refusal";
import { waysToAccess } from "./ways-to-access";
import { waysToExisting } from "./ways-to-existing";
import { violationLines } from "./violation-lines";

export type Operation = "create" | "read" | "delete";

/** What was tried, in the words of a sentence that begins with the tenant. */
const outcomes: Record<Operation, string> = {
  create: "was not created",
  read: "could not be read, and stays in state as it was",
  delete: "was not cancelled, and stays in state",
};

/** What to do where a change may have happened nevertheless. A read changes nothing, so nothing of it is uncertain. */
const whenUncertain: Partial<Record<Operation, string>> = {
  create:
    "Look for its domain in Printix before you run again. Where it exists, set `adoptExisting: true`, which takes it over.",
  delete: "It stays in state. Run again: a tenant that is gone by then counts as cancelled.",
};

/** One message for the person in front of it: what happened, to which tenant, and what to do next. */
export function explain(operation: Operation, label: string, error: unknown): string {
  if (error instanceof Refusal) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  if (isUnknownOutcomeError(error)) {
    return [`${label}: ${message}`, whenUncertain[operation]].filter(Boolean).join("\n");
  }
  const next = nextStep(operation, error);
  return [`${label} ${outcomes[operation]}: ${message}`, next].filter(Boolean).join("\n");
}

const domainTaken = `The domain is taken. ${waysToExisting}`;

/** No public page says how a tenant is cancelled, so the call may be the wrong one. */
const otherCancelCall = `Check how Printix cancels a tenant: ${howToSet("cancelMethod")}; ${howToSet("cancelPath")}.`;

/** What a cancel is answered with that is no call of the API's, in this way or on this path. */
const noSuchCall = [404, 405, 410, 501];

function nextStep(operation: Operation, error: unknown): string | undefined {
  if (isContradictionError(error)) return operation === "delete" ? otherCancelCall : undefined;
  if (!isApiError(error)) return undefined;
  const { status, problem } = error;
  if (operation === "delete" && noSuchCall.includes(status)) {
    return [problem && violationLines(problem), otherCancelCall].filter(Boolean).join("\n");
  }
  switch (status) {
    case 400:
      return problem && violationLines(problem);
    case 401:
      return "The API does not accept our token: check that clientId and clientSecret belong to this environment.";
    case 403:
      return waysToAccess;
    case 404:
    case 410:
      return operation === "create"
        ? `The API does not know this partner or path. Check the partner's id (${howToSet("partnerId")}) and printix:apiUrl.`
        : "Something in front of the API has answered, or printix:apiUrl is wrong: an answer of the API's own would be a problem.";
    case 409:
      return operation === "create" ? domainTaken : undefined;
    default:
      return undefined;
  }
}
