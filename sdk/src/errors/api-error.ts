import { newTenantProperties } from "../model/partner-tenant";
import { plainText } from "../wire/plain-text";
import type { Problem } from "../wire/problem";
import { PrintixError } from "./printix-error";
import { redactor } from "./redact";

export interface ApiErrorDetails {
  status: number;
  method: string;
  path: string;
  requestId: string | undefined;
  /** How long the server asks to wait, in milliseconds. */
  retryAfterMs: number | undefined;
  /** The body, if it was a problem of RFC 7807, in the server's own words. */
  problem: Problem | undefined;
  /** Texts that must not be repeated, whatever the server wrote: tokens, the client secret, an initial user's data. */
  secrets: readonly string[];
}

/** The API refused: any answer of 4xx or 5xx (conventions: "status code that are in use"). */
export class ApiError extends PrintixError {
  readonly code = "ERR_PRINTIX_API";
  readonly status: number;
  readonly method: string;
  readonly path: string;
  readonly requestId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly problem: Problem | undefined;

  constructor(details: ApiErrorDetails) {
    // Redacted before it is shortened: a cut through a secret would leave a part that the redactor does not find.
    const redacted = redactor(details.secrets);
    const clean = (text: string): string => plainText(redacted(text));
    const problem = details.problem && cleanProblem(details.problem, clean);
    const requestId = details.requestId === undefined ? undefined : clean(details.requestId);
    super(describe({ ...details, requestId, problem }));
    this.status = details.status;
    this.method = details.method;
    this.path = details.path;
    this.requestId = requestId;
    this.retryAfterMs = details.retryAfterMs;
    this.problem = problem;
  }
}

export function isApiError(error: unknown, status?: number): error is ApiError {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === "ERR_PRINTIX_API" &&
    (status === undefined || (error as ApiError).status === status)
  );
}

/** Whether the API, or a gateway before it, says that something is not there, or not there any more. */
export function isMissing(error: unknown): error is ApiError {
  return isApiError(error, 404) || isApiError(error, 410);
}

/**
 * Whether the API itself says that something is not there: a 404 or a 410 that holds a problem, as each of its errors does
 * (conventions: "a single response to describe an error"). A 404 from a gateway or a proxy says nothing of a tenant.
 */
export function isAbsence(error: unknown): error is ApiError {
  return isMissing(error) && (error.problem?.type ?? error.problem?.title) !== undefined;
}

function describe({ method, path, status, requestId, problem }: ApiErrorDetails): string {
  const title = problem?.title === undefined ? `${status}` : `${status} ${problem.title}`;
  const detail = problem?.detail === undefined ? "" : `: ${problem.detail}`;
  const violations = (problem?.violations ?? []).map(({ propertyPath, detail }) => `\n  - ${propertyPath}: ${detail}`);
  const trace = requestId === undefined ? "no request id" : `request id ${requestId}`;
  return `${method} ${path} was refused: ${title}${detail} (${trace})${violations.join("")}`;
}

function cleanProblem(problem: Problem, clean: (text: string) => string): Problem {
  return {
    ...(problem.type !== undefined && { type: clean(problem.type) }),
    ...(problem.title !== undefined && { title: clean(problem.title) }),
    ...(problem.detail !== undefined && { detail: clean(problem.detail) }),
    violations: problem.violations.map(({ propertyPath, detail, location }) => ({
      // A documented property name is not redacted, even if an initial user has that name.
      propertyPath: newTenantProperties.has(propertyPath) ? propertyPath : clean(propertyPath),
      detail: clean(detail),
      ...(location !== undefined && { location: clean(location) }),
    })),
  };
}
