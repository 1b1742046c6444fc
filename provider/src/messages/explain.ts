import {
  isApiError,
  isBudgetError,
  isContradictionError,
  isPrintixError,
  isUnknownOutcomeError,
  messageOf,
  newTenantProperties,
  type Problem,
} from "printix-partner-sdk";
import { configErrorCode, type ConfigError } from "../config/config-error";
import { howToSet } from "../config/settings";
import type { ArgumentFault } from "../tenant/argument-faults";
import { stepsToAccess, stepsToTaken } from "./partner";
import { Refusal, withCode } from "./refusal";

export type Operation = "create" | "read" | "delete";

const outcomes: Record<Operation, string> = {
  create: "Not created",
  read: "Not read, and unchanged in state",
  delete: "Not cancelled, and still in state",
};

/** What to do where a change may have happened nevertheless. A read changes nothing, so nothing of it is uncertain. */
const whenUncertain: Record<Operation, string[]> = {
  create: [
    "Look for its domain at Printix before you run again.",
    "Set `adoptExisting: true` if the tenant is there: the next run then takes it over.",
  ],
  read: [],
  delete: ["Run again: the tenant is still in state, and counts as cancelled if Printix no longer has it."],
};

/** One message for the person in front of it: what was not done, to which tenant, what to do, and the code. */
export function explain(operation: Operation, label: string, error: unknown): string {
  if (error instanceof Refusal) return error.message;
  const message = messageOf(error);
  const isUncertain = isUnknownOutcomeError(error);
  const headline = `${isUncertain ? "Outcome not known" : outcomes[operation]}: ${label}: ${message}`;
  const steps = isUncertain ? whenUncertain[operation] : nextSteps(operation, error);
  return withCode(headline, steps, codeOf(operation, error));
}

/** The partner's list is refused, in a way in which a creation would be too. */
export function listRefused(label: string, error: unknown): string {
  const steps = isApiError(error, 403) ? stepsToAccess : [];
  return withCode(`Nothing was sent for ${label}: ${messageOf(error)}`, steps, codeOf("read", error));
}

/** The SDK's errors and a configuration that cannot work have a code. What has none is a defect of ours. */
function codeOf(operation: Operation, error: unknown): string {
  if (isApiError(error, 403)) return "PRINTIX_NO_ACCESS";
  if (operation === "create" && isApiError(error, 409)) return "PRINTIX_DOMAIN_EXISTS";
  return isPrintixError(error) ? error.code : "PRINTIX_DEFECT";
}

/** Without the store nobody knows what others send at the same time. */
const stepsToBudget = [
  `Check that the store of the shared budget runs, and that this machine can reach it: ${howToSet("budget")}.`,
  "Run again when it does. Without the store only reads are sent, by each process with its share of the limit.",
];

/** No public page says how a tenant is cancelled, so the call may be the wrong one. */
const otherCancelCall = `Check which call cancels a tenant at Printix, and set that call: ${howToSet("cancelMethod")}; ${howToSet("cancelPath")}.`;

/** What a cancel is answered with that is no call of the API's, in this way or on this path. */
const noSuchCall = [404, 405, 410, 501];

function nextSteps(operation: Operation, error: unknown): string[] {
  if (isContradictionError(error)) return operation === "delete" ? [otherCancelCall] : [];
  if (isBudgetError(error)) return stepsToBudget;
  if (!isApiError(error)) return [];
  const { status, problem } = error;
  if (operation === "delete" && noSuchCall.includes(status)) return [...violations(problem), otherCancelCall];
  switch (status) {
    case 400:
      return violations(problem);
    case 401:
      return ["Check that clientId and clientSecret belong to this environment: the API does not accept our token."];
    case 403:
      return stepsToAccess;
    case 404:
    case 410:
      return operation === "create"
        ? [`Check the partner's id (${howToSet("partnerId")}) and printix:apiUrl: the API does not know this path.`]
        : [
            "Check printix:apiUrl, and any proxy or gateway in front of the API: it may have answered in place of the API.",
          ];
    case 409:
      return operation === "create" ? stepsToTaken : [];
    default:
      return [];
  }
}

/** In the words in which check reports bad arguments, each under the program's own name for it. */
function violations(problem: Problem | undefined): string[] {
  return (problem?.violations ?? []).map(
    ({ propertyPath, detail }) =>
      `property ${newTenantProperties.get(propertyPath) ?? propertyPath} has a problem: ${detail}`,
  );
}

/** Every fault of a configuration that cannot work, as what is wrong with a block or with a provider. */
export function configurationFaults({ faults }: ConfigError): ArgumentFault[] {
  return faults.map((fault) => ({ property: "", reason: withCode(fault, [], configErrorCode) }));
}

/** The message of whatever was thrown, with its code at the end. A refusal has it there already. */
export function messageWithCode(error: unknown): string {
  return isPrintixError(error) ? withCode(messageOf(error), [], error.code) : messageOf(error);
}
