import type { Refusal } from "../limits/limits";
import { Problem, problem, type Violation } from "./problem";

export function violationsProblem(violations: readonly Violation[]): Problem {
  const detail = "The request contains one or more violations. Please resolve all of them and try again.";
  return new Problem({ type: "/problems/violations", status: 400, title: "Bad request", detail, violations });
}

/** `challenge` says more where a token was sent and found wanting (RFC 6750 §3). */
export function unauthorized(detail: string, challenge = "Bearer"): Problem {
  return problem(401, detail, { "www-authenticate": challenge });
}

export function forbidden(): Problem {
  return problem(403, "You don't have permission to access this resource.");
}

/** "What determines access" of the access model page: approval, pilot or contract, and no page to buy it on. */
export function accessNotApproved(): Problem {
  return problem(
    403,
    "Your organisation has no approved access to the Partner API. Access is granted by approval of an access request (starter), by a pilot (pro) or by contract (enterprise).",
  );
}

export function notFound(): Problem {
  return problem(404, "The requested resource was not found.");
}

export function methodNotAllowed(method: string, allow: string): Problem {
  return problem(405, `The method ${method} is not allowed for this resource. Allowed: ${allow}.`, { allow });
}

export function unsupportedMediaType(wanted: string): Problem {
  return problem(415, `The content type of this request must be ${wanted}.`);
}

export function tooManyRequests({ limit, retryAfterMs }: Refusal): Problem {
  const detail =
    limit === "rate"
      ? "You have exceeded the rate limit for this resource. Please wait and try again later."
      : "You have exceeded the daily quota of requests. Please wait and try again later.";
  // Rounded up, so that whoever waits that long is never too early; and so never 0.
  const seconds = Math.ceil(retryAfterMs / 1000).toFixed(0);
  return new Problem(
    { type: "/problems/too-many-requests", status: 429, title: "Too Many Requests", detail },
    { "retry-after": seconds, "x-rate-limit-retry-after-seconds": seconds },
  );
}
