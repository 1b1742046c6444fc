import { ref, type Json } from "./json";

export type Method = "GET" | "POST" | "DELETE" | "OPTIONS";

/** A line of the conventions page's table of status codes, of those that are no plain success. */
export interface StatusCode {
  readonly status: number;
  /** Of the response among the components. */
  readonly name: string;
  readonly methods: readonly Method[];
  readonly description: string;
  /** Headers of its own. */
  readonly headers: readonly string[];
  /** What its problem is like, where it is one. */
  readonly problem?: Json;
}

const all: readonly Method[] = ["GET", "POST", "DELETE", "OPTIONS"];
const changes: readonly Method[] = ["POST", "DELETE"];
const plain = ref("schemas", "Problem");

const line = (
  status: number,
  name: string,
  methods: readonly Method[],
  description: string,
  more: Partial<Pick<StatusCode, "headers" | "problem">> = {},
): StatusCode => ({ status, name, methods, description, headers: [], ...more });

const refusal = (
  status: number,
  name: string,
  description: string,
  headers: string[] = [],
  problem = plain,
): StatusCode => line(status, name, all, description, { headers, problem });

export const statusCodes: readonly StatusCode[] = [
  line(202, "Accepted", changes, "The request is accepted, and not yet carried out."),
  line(301, "MovedPermanently", all, "This and all later requests belong to another URI.", { headers: ["Location"] }),
  line(303, "SeeOther", changes, "The outcome is to be seen at another URI.", { headers: ["Location"] }),
  refusal(400, "BadRequest", "The request cannot be processed, or breaks rules.", [], {
    oneOf: [plain, ref("schemas", "ViolationsProblem")],
  }),
  refusal(401, "Unauthorized", "The credentials are not valid.", ["WWW-Authenticate"]),
  refusal(
    403,
    "Forbidden",
    "The request is understood, and the client may not do this; or its partner has no access by approval, pilot or contract (access model page).",
  ),
  refusal(404, "NotFound", "There is no such resource."),
  refusal(405, "MethodNotAllowed", "The method is not allowed here.", ["Allow"]),
  line(409, "Conflict", ["DELETE"], "The resource is in a state that does not allow this.", { problem: plain }),
  refusal(415, "UnsupportedMediaType", "The request's content type is not known here."),
  refusal(428, "PreconditionRequired", "A required precondition was not named."),
  refusal(
    429,
    "TooManyRequests",
    "The rate limit, the burst or the daily quota is exceeded.",
    ["Retry-After", "X-Rate-Limit-Retry-After-Seconds"],
    ref("schemas", "TooManyRequestsProblem"),
  ),
  refusal(500, "ServerError", "The server failed unexpectedly."),
  refusal(503, "ServiceUnavailable", "The server cannot do this now; try again later.", ["Retry-After"]),
  refusal(504, "GatewayTimeout", "No answer came in time; look at what became of it before trying again."),
];
