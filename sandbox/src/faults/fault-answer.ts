import { problem, type Problem } from "../wire/problem";
import { methodNotAllowed, tooManyRequests, unauthorized, violationsProblem } from "../wire/problems";
import type { SandboxFault } from "./fault";
import type { AnswerSource } from "./fault-target";
import { locationOf } from "./location-of";

/** What goes out in place of the usual answer. */
export interface FaultAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | undefined;
}

const DETAIL = "A fault of the sandbox answers in place of the API.";
const PAGE = Buffer.from("<!doctype html>\n<title>A page</title>\n<h1>This is not the API.</h1>\n");
const SHAPE = Buffer.from(JSON.stringify({ result: { unexpected: true } }));

/** What a fault answers that answers at all. */
export function faultAnswer(fault: SandboxFault, source: AnswerSource): FaultAnswer {
  const { kind, status = 200 } = fault;
  const { usual } = source;
  if (kind === "html") {
    const headers = { "content-type": "text/html; charset=utf-8", ...retryAfterFields(fault, source.nowMs) };
    return { status, headers, body: PAGE };
  }
  if (kind === "shape") return { status, headers: { "content-type": "application/hal+json" }, body: SHAPE };
  if (kind === "empty") return { status, headers: {} };
  if (kind === "content-type") {
    return { status: usual.status, headers: { "content-type": "text/plain" }, body: usual.body };
  }
  if (status >= 400) return problemAnswer(fault, status, source);
  if (status >= 300) return { status, headers: { location: locationOf(status, source) } };
  if (status === 202 || status === 204) return { status, headers: {} };
  return { status, headers: usual.body === undefined ? {} : { "content-type": usual.type }, body: usual.body };
}

function problemAnswer(fault: SandboxFault, status: number, { request, nowMs }: AnswerSource): FaultAnswer {
  const { body, headers } = problemOf(status, request.method);
  return {
    status,
    headers: { "content-type": "application/problem+json", ...headers, ...retryAfterFields(fault, nowMs) },
    body: Buffer.from(JSON.stringify(body)),
  };
}

/** The problem that this status comes with in earnest, where there is one. */
function problemOf(status: number, method: string): Problem {
  switch (status) {
    case 400:
      return violationsProblem([{ property_path: "/tenant_name", in: "body", detail: DETAIL }]);
    case 401:
      return unauthorized(DETAIL, 'Bearer error="invalid_token"');
    case 405:
      return methodNotAllowed(method, "OPTIONS");
    case 429:
      return tooManyRequests({ limit: "rate", retryAfterMs: 1000 });
    default:
      return problem(status, DETAIL);
  }
}

function retryAfterFields(
  { status, retryAfterSeconds, isRetryAfterDate }: SandboxFault,
  nowMs: number,
): Record<string, string> {
  if (retryAfterSeconds === undefined) return {};
  const seconds = String(retryAfterSeconds);
  // A date has whole seconds: rounded up, so that whoever waits until then is not too early.
  const date = new Date(Math.ceil(nowMs / 1000) * 1000 + retryAfterSeconds * 1000).toUTCString();
  return {
    "retry-after": isRetryAfterDate === true ? date : seconds,
    ...(status === 429 && { "x-rate-limit-retry-after-seconds": seconds }),
  };
}
