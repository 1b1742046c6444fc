/** The calls that a fault can hit; `token` is the request that each of the others needs first. */
export const calls = ["list", "get", "create", "cancel", "billing", "token"] as const;
export type Call = (typeof calls)[number];

/** Whether the first request of a kind fails, or each. */
export type Times = "once" | "always";

/** Whether the server carries the request out before it fails; `later`: only after it answered. */
export type When = "before" | "after" | "later";

/** What the server does instead of answering as it should. */
type Answer = Extract<Fault, { kind: "answer" }>;

export type Fault =
  | {
      kind: "answer";
      status: number;
      /** `usual`: what it would have answered anyway; a string goes out as it is; absent: no body. */
      body?: unknown;
      contentType?: string;
      /** Seconds, or an HTTP date four seconds ahead. */
      retryAfter?: number | "date";
    }
  | { kind: "reset" }
  | { kind: "silence" }
  | { kind: "truncated" }
  /** An answer that begins, and comes byte by byte without an end. */
  | { kind: "trickle" };

/** What a call ends with: its proper value, or an error with this code and these words. */
export type End = "value" | { code: string; says: readonly string[] };

/** One cell: what the caller gets, what the server was asked in order, and what it holds in the end. */
export interface Outcome {
  times: Times;
  when: When;
  ends: End;
  /** `it` is the call's own request; `list×6` is six in a row. */
  asked: string;
  /** Tenants of the domain in question: that of the new tenant, or of the cancelled one. */
  holds?: number;
  /** Virtual time that passes, in milliseconds. */
  waitsMs?: number;
}

/** A combination that cannot be, and why. */
export interface Impossible {
  when: When | "ever";
  why: string;
}

export interface FaultRow {
  name: string;
  means: string;
  does: string;
  sees: string;
  fault: Fault;
  cells: Record<Call, readonly (Outcome | Impossible)[]>;
}

type Cells = readonly (Outcome | Impossible)[];

const error = (code: string, ...says: string[]): End => ({ code: `ERR_PRINTIX_${code}`, says });
const times = (count: number, asked: string): string => Array<string>(count).fill(asked).join(" ");
const impossible = (when: Impossible["when"], why: string): Impossible => ({ when, why });

// What a read, or a token request, gets. Their repetition changes nothing, so whether it was carried out is the same.

const fine: Cells = [
  { times: "once", when: "after", ends: "value", asked: "token it" },
  { times: "always", when: "after", ends: "value", asked: "token it" },
];
const fails = (ends: End): Cells => [
  { times: "once", when: "after", ends, asked: "token it", waitsMs: 0 },
  { times: "always", when: "after", ends, asked: "token it", waitsMs: 0 },
];
const again = (ends: End, onceMs = 0, alwaysMs = 0): Cells => [
  { times: "once", when: "after", ends: "value", asked: "token it it", waitsMs: onceMs },
  { times: "always", when: "after", ends, asked: "token it×5", waitsMs: alwaysMs },
];

const tokenFine: Cells = [
  { times: "once", when: "after", ends: "value", asked: "token list" },
  { times: "always", when: "after", ends: "value", asked: "token list" },
];
const tokenFails = (ends: End): Cells => [
  { times: "once", when: "after", ends, asked: "token", waitsMs: 0 },
  { times: "always", when: "after", ends, asked: "token", waitsMs: 0 },
];
const tokenAgain = (ends: End, onceMs = 0, alwaysMs = 0): Cells => [
  { times: "once", when: "after", ends: "value", asked: "token token list", waitsMs: onceMs },
  { times: "always", when: "after", ends, asked: "token×5", waitsMs: alwaysMs },
];

// What a creation gets. Six looks, with growing pauses, are what the lag of the list takes: 15 s.

const isAbsurd = "such an answer says that the change was made, so a server that has not made it lies";
const isRefused = "such an answer says that nothing was done, so a server that has done it lies";

const createFine: Cells = [
  { times: "once", when: "after", ends: "value", asked: "token create", holds: 1, waitsMs: 0 },
  { times: "always", when: "after", ends: "value", asked: "token create", holds: 1, waitsMs: 0 },
  impossible("before", isAbsurd),
];
const createFails = (ends: End): Cells => [
  { times: "once", when: "before", ends, asked: "token create", holds: 0, waitsMs: 0 },
  { times: "always", when: "before", ends, asked: "token create", holds: 0, waitsMs: 0 },
  impossible("after", isRefused),
];
/** The fault leaves open whether the tenant was made. */
const createSettled = (...says: string[]): Cells => [
  { times: "once", when: "before", ends: "value", asked: "token create list×6 create", holds: 1, waitsMs: 15_000 },
  {
    times: "always",
    when: "before",
    ends: error(
      "UNKNOWN_OUTCOME",
      '"New Co." (new.printix.net)',
      "sent 3 times, and our list does not show it",
      ...says,
    ),
    asked: `token ${times(3, "create list×6")}`,
    holds: 0,
    waitsMs: 45_000,
  },
  { times: "once", when: "after", ends: "value", asked: "token create list", holds: 1, waitsMs: 0 },
  { times: "always", when: "after", ends: "value", asked: "token create list", holds: 1, waitsMs: 0 },
];

// What a cancel gets.

/** A call that no page describes may succeed in something else: it is believed once a tenant was seen to be gone after it. */
const cancelOfOther: Outcome = {
  times: "always",
  when: "before",
  ends: error("UNKNOWN_OUTCOME", "tenant id-acme", "accepted it, and the tenant is still there"),
  asked: "token cancel get×6",
  holds: 1,
  waitsMs: 15_000,
};
const cancelFine: Cells = [
  { times: "once", when: "after", ends: "value", asked: "token cancel get", holds: 0, waitsMs: 0 },
  { times: "always", when: "after", ends: "value", asked: "token cancel get", holds: 0, waitsMs: 0 },
  cancelOfOther,
];
const cancelFails = (ends: End): Cells => [
  { times: "once", when: "before", ends, asked: "token cancel", holds: 1, waitsMs: 0 },
  { times: "always", when: "before", ends, asked: "token cancel", holds: 1, waitsMs: 0 },
  impossible("after", isRefused),
];
/** The fault leaves open whether the tenant is gone. */
const cancelSettled = (says: readonly string[], onceMs = 500, alwaysMs = 1_500): Cells => [
  { times: "once", when: "before", ends: "value", asked: "token cancel get cancel get", holds: 0, waitsMs: onceMs },
  {
    times: "always",
    when: "before",
    ends: error("UNKNOWN_OUTCOME", "tenant id-acme", "sent 3 times, and the tenant is still there", ...says),
    asked: `token ${times(3, "cancel get")}`,
    holds: 1,
    waitsMs: alwaysMs,
  },
  { times: "once", when: "after", ends: "value", asked: "token cancel get list", holds: 0, waitsMs: 0 },
  { times: "always", when: "after", ends: "value", asked: "token cancel get list", holds: 0, waitsMs: 0 },
];

/** Somebody else was first; or the call is the wrong one, or "not found" means "not allowed". */
const cancelOfNothing: Cells = [
  { times: "once", when: "after", ends: "value", asked: "token cancel get list", holds: 0, waitsMs: 0 },
  { times: "always", when: "after", ends: "value", asked: "token cancel get list", holds: 0, waitsMs: 0 },
  {
    times: "always",
    when: "before",
    ends: error("CONTRADICTION", "the tenant id-acme", "as if", "its own address shows it"),
    asked: "token cancel get",
    holds: 1,
    waitsMs: 0,
  },
];

const twice401 = error("API", "was refused: 401 Unauthorized", "request id req-9");
const renewed: Cells = [
  { times: "once", when: "after", ends: "value", asked: "token it token it", waitsMs: 0 },
  { times: "always", when: "after", ends: twice401, asked: "token it token it", waitsMs: 0 },
];

const inTwoHours = error(
  "RATE_LIMIT",
  "was refused: 429",
  "asks to wait 7200 s",
  "Run again after 2026-01-01T02:00:00",
);

const crowdedOut = error(
  "TIMEOUT",
  "took longer than 600 s and was stopped: rate limited: others use this partner's limit too",
);

const eachRead = (cells: Cells): Pick<FaultRow["cells"], "list" | "get" | "billing"> => ({
  list: cells,
  get: cells,
  billing: cells,
});

const problem = (status: number, title: string, more: Record<string, unknown> = {}): Answer => ({
  kind: "answer",
  status,
  body: { type: "about:blank", status, title, detail: "Said by the server.", ...more },
  contentType: "application/problem+json",
});

const tooMany = { type: "/problems/too-many-requests" };

/** A status that refuses: nothing was done, and asking again would not help. */
function refusal(
  status: number,
  title: string,
  words: Pick<FaultRow, "means" | "does" | "sees">,
  more: Record<string, unknown> = {},
  ...says: string[]
): FaultRow {
  const ends = error("API", `was refused: ${status} ${title}: Said by the server.`, "request id req-9", ...says);
  const rejected = error("CREDENTIALS", "rejected the client id or the client secret", `${status} refused`, "req-9");
  const isOfCredentials = status === 400 || status === 403;
  return {
    name: `${status} ${title}`,
    ...words,
    fault: problem(status, title, more),
    cells: {
      ...eachRead(fails(ends)),
      create: createFails(ends),
      cancel: status === 404 || status === 410 ? cancelOfNothing : cancelFails(ends),
      token: tokenFails(
        isOfCredentials ? rejected : error("TOKEN", "nothing was sent to the API", `was refused: ${status}`, "req-9"),
      ),
    },
  };
}

/** A status after which a change may have been made. */
function failure(
  name: string,
  fault: Fault,
  says: string,
  words: Pick<FaultRow, "means" | "does" | "sees">,
  { onceMs = 0, alwaysMs = 0, cancelMs = [500, 1_500] as [number, number], code = "API" } = {},
): FaultRow {
  // The words of a token endpoint's refusal are not repeated: they may hold what was sent.
  const ofToken = fault.kind === "answer" ? `was refused: ${fault.status}` : says;
  return {
    name,
    ...words,
    fault,
    cells: {
      ...eachRead(again(error(code, says), onceMs, alwaysMs)),
      create: createSettled(says),
      cancel: cancelSettled([says], ...cancelMs),
      token: tokenAgain(error("TOKEN", "nothing was sent to the API", ofToken), onceMs, alwaysMs),
    },
  };
}

/** A success whose body is of no use to a read and to a creation. */
function unusable(
  name: string,
  fault: Fault,
  says: string,
  cancel: Cells,
  words: Pick<FaultRow, "means" | "does" | "sees">,
): FaultRow {
  return {
    name,
    ...words,
    fault,
    cells: {
      ...eachRead(fails(error("PAYLOAD", "a body that cannot be used", says))),
      create: createSettled("a body that cannot be used", says),
      cancel,
      token: tokenFails(error("TOKEN", "nothing was sent to the API", "a body that cannot be used", says)),
    },
  };
}

const lookAgain =
  "Reads: tries up to 5 times. Create: looks for the tenant in our list. Cancel: reads the tenant, and the list too if the tenant is gone.";
const seesAfterAll =
  "Nothing, if the fault passes. Otherwise the error of the last try; for a change whose outcome stays open, what is known of it.";

export const faults: readonly FaultRow[] = [
  {
    name: "200 OK",
    means: "The request was carried out.",
    does: "Takes the answer if it is what was asked for. After its first cancel, a client reads the tenant: no page describes the cancel call, so it may have done something else.",
    sees: "The result.",
    fault: { kind: "answer", status: 200, body: "usual" },
    cells: { ...eachRead(fine), create: createFine, cancel: cancelFine, token: tokenFine },
  },
  {
    name: "201 Created",
    means: "The request was carried out, and something was created.",
    does: "Treats the answer like a 200, for every call: its body says what it is.",
    sees: "The result.",
    fault: { kind: "answer", status: 201, body: "usual" },
    cells: { ...eachRead(fine), create: createFine, cancel: cancelFine, token: tokenFine },
  },
  {
    name: "202 Accepted",
    means: "The request has arrived, and will be carried out later.",
    does: "Create: reads our list until it shows the tenant. Cancel: reads the tenant until it is gone. Neither is ever sent again.",
    sees: "The result, later. After the operation's deadline: that the outcome is not known.",
    fault: { kind: "answer", status: 202 },
    cells: {
      ...eachRead(fails(error("PAYLOAD", "answered with 202", "it is empty"))),
      create: [
        { times: "once", when: "after", ends: "value", asked: "token create list", holds: 1, waitsMs: 0 },
        { times: "always", when: "after", ends: "value", asked: "token create list", holds: 1, waitsMs: 0 },
        { times: "always", when: "later", ends: "value", asked: "token create list×4", holds: 1, waitsMs: 3_500 },
        {
          times: "always",
          when: "before",
          ends: error("UNKNOWN_OUTCOME", '"New Co." (new.printix.net)', "took longer than 600 s", "202 Accepted"),
          asked: "token create list×40 token list×4",
          holds: 0,
          waitsMs: 600_000,
        },
      ],
      cancel: [
        { times: "once", when: "after", ends: "value", asked: "token cancel get", holds: 0, waitsMs: 0 },
        { times: "always", when: "after", ends: "value", asked: "token cancel get", holds: 0, waitsMs: 0 },
        { times: "always", when: "later", ends: "value", asked: "token cancel get×4", holds: 0, waitsMs: 3_500 },
        {
          times: "always",
          when: "before",
          ends: error("UNKNOWN_OUTCOME", "tenant id-acme", "accepted it, and the tenant is still there"),
          asked: "token cancel get×40 token get×4",
          holds: 1,
          waitsMs: 600_000,
        },
      ],
      token: tokenFails(error("TOKEN", "answered with 202", "it is empty")),
    },
  },
  unusable("204 No Content", { kind: "answer", status: 204 }, "it is empty", cancelFine, {
    means: "The request was carried out, and the answer is empty. Unusual for every call but a cancel.",
    does: "Create: looks for the tenant in our list. Cancel: done. Reads: fail at once.",
    sees: "Reads: that the answer cannot be used, with its request id. Changes: the result.",
  }),
  {
    name: "300 Multiple Choices, 304, 305",
    means:
      "A redirect that the API does not use, and that does not name one single place. It does not say that nothing was done.",
    does: "Follows none of them. Create: looks for the tenant in our list. Cancel: reads the tenant.",
    sees: "For a read: the status. For a change: nothing, or what is known of it.",
    fault: { kind: "answer", status: 300 },
    cells: {
      ...eachRead(fails(error("API", "was refused: 300"))),
      create: createSettled("was refused: 300"),
      cancel: cancelSettled(["was refused: 300"]),
      token: tokenFails(error("TOKEN", "nothing was sent to the API", "was refused: 300")),
    },
  },
  {
    name: "301 Moved Permanently",
    means:
      "Nothing was done, and the same request belongs to another URL. The same holds for 307, 308, and 302 for a read.",
    does: "Sends the same request to the new URL if that is below the configured API URL, three times at most. Any other URL gets neither the request nor the token. A read or a cancel of one tenant is sent only to a URL that names this tenant. After a 302, a change is handled like one whose connection was cut.",
    sees: "The result. Otherwise the URL of the redirect.",
    fault: { kind: "answer", status: 301 },
    cells: {
      ...eachRead([
        { times: "once", when: "after", ends: "value", asked: "token it moved_it" },
        {
          times: "always",
          when: "after",
          ends: error("PAYLOAD", "answered with 301", "redirects more than 3 times"),
          asked: "token it moved_it×3",
        },
      ]),
      create: [
        { times: "once", when: "before", ends: "value", asked: "token create moved_create", holds: 1, waitsMs: 0 },
        {
          times: "always",
          when: "before",
          ends: error("UNKNOWN_OUTCOME", "sent 3 times", "redirects more than 3 times"),
          asked: `token ${times(3, "create moved_create×3 list×6")}`,
          holds: 0,
        },
        impossible("after", isRefused),
      ],
      cancel: [
        { times: "once", when: "before", ends: "value", asked: "token cancel moved_cancel get", holds: 0, waitsMs: 0 },
        {
          times: "always",
          when: "before",
          ends: error("UNKNOWN_OUTCOME", "sent 3 times", "redirects more than 3 times"),
          asked: `token ${times(3, "cancel moved_cancel×3 get")}`,
          holds: 1,
        },
        impossible("after", isRefused),
      ],
      token: tokenFails(error("TOKEN", "nothing was sent to the API", "was refused: 301")),
    },
  },
  {
    name: "303 See Other",
    means: "The request was carried out, and its result is at another URL.",
    does: "Reads that URL with a GET. A change whose result cannot be read there is handled like one whose connection was cut. If that URL still shows the tenant of a cancel, the client waits, as after 202.",
    sees: "The result.",
    fault: { kind: "answer", status: 303 },
    cells: {
      ...eachRead([
        { times: "once", when: "after", ends: "value", asked: "token it moved_it" },
        {
          times: "always",
          when: "after",
          ends: error("PAYLOAD", "answered with 303", "redirects more than 3 times"),
          asked: "token it moved_it×3",
        },
      ]),
      create: [
        { times: "once", when: "after", ends: "value", asked: "token create get", holds: 1, waitsMs: 0 },
        { times: "always", when: "after", ends: "value", asked: "token create get", holds: 1, waitsMs: 0 },
        { times: "once", when: "before", ends: "value", asked: "token create get list×6 create", holds: 1 },
        {
          times: "always",
          when: "before",
          ends: error("UNKNOWN_OUTCOME", "sent 3 times", "it redirects to", "which failed", "was refused: 404"),
          asked: `token ${times(3, "create get list×6")}`,
          holds: 0,
        },
      ],
      cancel: [
        { times: "once", when: "after", ends: "value", asked: "token cancel done get", holds: 0, waitsMs: 0 },
        { times: "always", when: "after", ends: "value", asked: "token cancel done get", holds: 0, waitsMs: 0 },
        { ...cancelOfOther, asked: "token cancel done get×6" },
      ],
      token: tokenFails(error("TOKEN", "nothing was sent to the API", "was refused: 303")),
    },
  },
  refusal(
    400,
    "Bad request",
    {
      means: "The request breaks rules. The answer names them.",
      does: "Fails at once: nothing was done.",
      sees: "Each violated rule, with its property. From the token endpoint: that the credentials were rejected.",
    },
    {
      type: "/problems/violations",
      violations: [{ property_path: "/tenant_name", in: "body", detail: "is too long" }],
    },
    "- /tenant_name: is too long",
  ),
  {
    name: "401 Unauthorized",
    means: "The token is not valid any more. The request was not looked at.",
    does: "Sends it again, once, with a new token. A second 401 is a refusal. The token endpoint is asked only once in a process.",
    sees: "Nothing, or the refusal. From the token endpoint: that the credentials were rejected.",
    fault: problem(401, "Unauthorized"),
    cells: {
      ...eachRead(renewed),
      create: [
        { times: "once", when: "before", ends: "value", asked: "token create token create", holds: 1, waitsMs: 0 },
        { times: "always", when: "before", ends: twice401, asked: "token create token create", holds: 0, waitsMs: 0 },
        impossible("after", isRefused),
      ],
      cancel: [
        { times: "once", when: "before", ends: "value", asked: "token cancel token cancel get", holds: 0, waitsMs: 0 },
        { times: "always", when: "before", ends: twice401, asked: "token cancel token cancel", holds: 1, waitsMs: 0 },
        impossible("after", isRefused),
      ],
      token: tokenFails(error("CREDENTIALS", "rejected the client id or the client secret", "401 refused", "req-9")),
    },
  },
  refusal(403, "Forbidden", {
    means: "These credentials may not do this.",
    does: "Fails at once: nothing was done.",
    sees: "The refusal in the API's words, with its request id. From the token endpoint: that the credentials were rejected.",
  }),
  refusal(404, "Not Found", {
    means: "There is no such thing, or these credentials may not see it.",
    does: "Fails at once. Cancel: reads the tenant's own address, and the list after that; if neither has the tenant, nothing is left to do.",
    sees: "The refusal, with its request id. For a cancel: nothing if the tenant is gone, otherwise what still shows it.",
  }),
  {
    name: "404, in HTML",
    means:
      "Something in front of the API does not know the path: most likely the configured URL is wrong, or a proxy has answered. It says nothing about a tenant.",
    does: "Reads and create: fail at once. Cancel: does not trust this answer either, and reads the tenant.",
    sees: "The refusal. For a cancel: the result, or what is known of it.",
    fault: { kind: "answer", status: 404, body: "<html>default backend - 404</html>" },
    cells: {
      ...eachRead(fails(error("API", "was refused: 404 (request id req-9)"))),
      create: createFails(error("API", "was refused: 404 (request id req-9)")),
      cancel: cancelSettled(["was refused: 404 (request id req-9)"]),
      token: tokenFails(error("TOKEN", "nothing was sent to the API", "was refused: 404", "req-9")),
    },
  },
  refusal(405, "Method Not Allowed", {
    means: "The path does not take this method: most likely the configured URL, or the configured cancel, is wrong.",
    does: "Fails at once: nothing was done.",
    sees: "The refusal in the API's words, with its request id.",
  }),
  failure("408 Request Timeout", problem(408, "Request Timeout"), "was refused: 408 Request Timeout", {
    means:
      "The whole request did not arrive in time, or something in front of the API stopped waiting. The same holds for 425, nginx's 499 and AWS's 460. None of them says what was carried out.",
    does: lookAgain,
    sees: seesAfterAll,
  }),
  refusal(409, "Conflict", {
    means: "The domain is taken, or the tenant is in a state that does not allow this.",
    does: "Fails at once. After our own creation with an uncertain outcome: checks in our list whether that creation took the domain.",
    sees: "The refusal in the API's words, with its request id.",
  }),
  refusal(410, "Gone", {
    means: "Like 404: it no longer exists.",
    does: "Fails at once. Cancel: as for 404.",
    sees: "The refusal, with its request id. For a cancel: nothing if the tenant is gone, otherwise what still shows it.",
  }),
  refusal(415, "Unsupported Media Type", {
    means: "The server does not know the request's content type: most likely the configured URL is wrong.",
    does: "Fails at once: nothing was done.",
    sees: "The refusal in the API's words, with its request id.",
  }),
  refusal(428, "Precondition Required", {
    means: "The API asks for a condition that it does not document.",
    does: "Fails at once: nothing was done.",
    sees: "The refusal in the API's words, with its request id.",
  }),
  {
    name: "429 Too Many Requests, for seconds",
    means: "The rate limit is exceeded. The request was not carried out.",
    does: "Sends nothing for as long as the server asks, then continues, with changes too, until the operation's time is over. A token request: up to 5 tries.",
    sees: 'Once: "rate limited: others use this partner\'s limit too"; from 5 s on "rate limited: waiting 30 s". If the limit never ends: that the operation took too long, and why.',
    fault: { ...problem(429, "Too Many Requests", tooMany), ...{ retryAfter: 2 } },
    cells: {
      ...eachRead([
        { times: "once", when: "after", ends: "value", asked: "token it it", waitsMs: 2_000 },
        { times: "always", when: "after", ends: crowdedOut, asked: "token it×270 token it×30", waitsMs: 600_000 },
      ]),
      create: [
        { times: "once", when: "before", ends: "value", asked: "token create create", holds: 1, waitsMs: 2_000 },
        {
          times: "always",
          when: "before",
          ends: crowdedOut,
          asked: "token create×270 token create×30",
          holds: 0,
          waitsMs: 600_000,
        },
        impossible("after", isRefused),
      ],
      cancel: [
        { times: "once", when: "before", ends: "value", asked: "token cancel cancel get", holds: 0, waitsMs: 2_000 },
        {
          times: "always",
          when: "before",
          ends: crowdedOut,
          asked: "token cancel×270 token cancel×30",
          holds: 1,
          waitsMs: 600_000,
        },
        impossible("after", isRefused),
      ],
      token: tokenAgain(error("TOKEN", "nothing was sent to the API", "was refused: 429"), 2_000, 8_000),
    },
  },
  {
    name: "429 Too Many Requests, for hours",
    means: "The daily quota is used up. The request was not carried out.",
    does: "Fails at once, and sends nothing more until then: the client does not wait longer than a minute.",
    sees: "When to run again.",
    fault: { ...problem(429, "Too Many Requests", tooMany), ...{ retryAfter: 7_200 } },
    cells: {
      ...eachRead(fails(inTwoHours)),
      create: createFails(inTwoHours),
      cancel: cancelFails(inTwoHours),
      token: tokenFails(inTwoHours),
    },
  },
  failure("500 Server Error", problem(500, "Server Error"), "was refused: 500 Server Error", {
    means: "The server failed. How much it had done is not known.",
    does: lookAgain,
    sees: seesAfterAll,
  }),
  failure(
    "502 Bad Gateway, in HTML",
    { kind: "answer", status: 502, body: "<html><h1>502 Bad Gateway</h1></html>" },
    "was refused: 502 (request id req-9)",
    {
      means: "Something in front of the API could not reach it, or lost its answer.",
      does: lookAgain,
      sees: seesAfterAll,
    },
  ),
  failure("503 Service Unavailable", problem(503, "Service Unavailable"), "was refused: 503 Service Unavailable", {
    means: "The server cannot answer requests now.",
    does: lookAgain,
    sees: seesAfterAll,
  }),
  failure(
    "503, Retry-After in seconds",
    { ...problem(503, "Service Unavailable"), ...{ retryAfter: 3 } },
    "was refused: 503 Service Unavailable",
    {
      means: "The server cannot answer requests now, and says for how long.",
      does: `${lookAgain} No try comes earlier than the server asks.`,
      sees: `${seesAfterAll} From 5 s on: "the Partner API is not available: waiting 30 s, attempt 2 of 5".`,
    },
    { onceMs: 3_000, alwaysMs: 12_000, cancelMs: [3_000, 6_000] },
  ),
  failure(
    "503, Retry-After as a date",
    { ...problem(503, "Service Unavailable"), ...{ retryAfter: "date" } },
    "was refused: 503 Service Unavailable",
    {
      means: "The server cannot answer requests now, and says until when.",
      does: `${lookAgain} No try comes earlier than the server asks.`,
      sees: seesAfterAll,
    },
    { onceMs: 4_000, alwaysMs: 16_000, cancelMs: [4_000, 8_000] },
  ),
  failure("504 Gateway Timeout", problem(504, "Gateway Timeout"), "was refused: 504 Gateway Timeout", {
    means: "Something in front of the API did not get its answer in time. Check the outcome before you try again.",
    does: lookAgain,
    sees: seesAfterAll,
  }),
  failure(
    "The connection ends without an answer",
    { kind: "reset" },
    "got no answer (ECONNRESET)",
    {
      means: "The network or the server ended the connection. Whether the request arrived is not known.",
      does: lookAgain,
      sees: seesAfterAll,
    },
    { code: "NETWORK" },
  ),
  failure(
    "No answer in time",
    { kind: "silence" },
    "got no answer (ETIMEDOUT while waiting for response)",
    {
      means: "The server takes too long. Whether it still works on the request is not known.",
      does: lookAgain,
      sees: seesAfterAll,
    },
    { code: "NETWORK" },
  ),
  failure(
    "The answer breaks off",
    { kind: "truncated" },
    "got no answer (",
    {
      means: "The connection ended in the middle of the answer. The client treats this like no answer.",
      does: lookAgain,
      sees: seesAfterAll,
    },
    { code: "NETWORK" },
  ),
  failure(
    "The answer trickles",
    { kind: "trickle" },
    "got no answer (ETIMEDOUT while waiting for request)",
    {
      means: "The answer has begun, but comes too slowly to be complete in time.",
      does: lookAgain,
      sees: seesAfterAll,
    },
    { code: "NETWORK" },
  ),
  unusable(
    "200 with HTML",
    { kind: "answer", status: 200, body: "<html>Sign in to the network</html>" },
    "it is not JSON",
    cancelSettled(["a body that cannot be used", "it is not JSON"]),
    {
      means: "Something between us and the API has answered: a proxy, or a sign-in page.",
      does: "Uses nothing of it. Reads: fail at once. Create: looks for the tenant in our list. Cancel: reads the tenant.",
      sees: "That the answer is not JSON, with its request id where there is one.",
    },
  ),
  {
    name: "200 with another content type",
    means: "The answer is what was asked for, with a wrong content type.",
    does: "Takes it: the client checks the whole content, but not the content type.",
    sees: "The result.",
    fault: { kind: "answer", status: 200, body: "usual", contentType: "text/plain" },
    cells: { ...eachRead(fine), create: createFine, cancel: cancelFine, token: tokenFine },
  },
  unusable(
    "200 with another shape",
    { kind: "answer", status: 200, body: { result: { unexpected: true } } },
    "",
    cancelFine,
    {
      means: "The answer is JSON, and not what the API page describes.",
      does: "Uses nothing of it. Reads: fail at once. Create: looks for the tenant in our list. Cancel: done, since no page describes its answer.",
      sees: "Which property does not fit, never its content, and the request id.",
    },
  ),
  unusable("200 without a body", { kind: "answer", status: 200 }, "it is empty", cancelFine, {
    means: "The request was carried out, and its answer was lost or is empty.",
    does: "Reads: fail at once. Create: looks for the tenant in our list. Cancel: done.",
    sees: "Reads: that the answer is empty, with its request id. Changes: the result.",
  }),
];
