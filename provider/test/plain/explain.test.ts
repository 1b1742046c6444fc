import {
  ContradictionError,
  CredentialsError,
  RateLimitError,
  TokenError,
  UnknownOutcomeError,
} from "printix-partner-sdk";
import { ConfigError } from "../../src/config/config-error";
import { explain, messageWithCode } from "../../src/messages/explain";
import { noSuchTenant } from "../../src/messages/partner";
import { Refusal } from "../../src/messages/refusal";
import { disconnected, refused, unreadable } from "../api-failure";

const label = 'tenant "Acme Co." (acme.printix.net)';
const operations = ["create", "read", "delete"] as const;

const notCreated = `Not created: ${label}`;
const notRead = `Not read, and unchanged in state: ${label}`;
const notCancelled = `Not cancelled, and still in state: ${label}`;
const outcomes = [
  ["create", notCreated],
  ["read", notRead],
  ["delete", notCancelled],
] as const;

/** Of a fault that has been told to the end: what was not done, why, what to do, line by line. */
const told = (operation: (typeof operations)[number], error: Error): string[] => {
  const [what, ...steps] = explain(operation, label, error).replace(error.message, "WHY").split("\n");
  return [what ?? "", ...steps];
};

test.each(outcomes)("a failed %s says which tenant, what became of it, and what the API said", (operation, outcome) => {
  const error = refused(400);
  expect(explain(operation, label, error)).toBe(`${outcome}: ${error.message} [ERR_PRINTIX_API]`);
});

test("a refusal of our own is whole already", () => {
  const refusal = new Refusal("PRINTIX_QUOTA", "no", ["Run again."]);
  for (const operation of operations) expect(explain(operation, label, refusal)).toBe(refusal.message);
});

test.each(outcomes)("401 on %s: the credentials' environment", (operation, outcome) => {
  expect(told(operation, refused(401))).toEqual([
    `${outcome}: WHY`,
    "  - Check that clientId and clientSecret belong to this environment: the API does not accept our token. [ERR_PRINTIX_API]",
  ]);
});

test.each(outcomes)("403 on %s: the partner's id, and how to set it", (operation, outcome) => {
  expect(told(operation, refused(403))).toEqual([
    `${outcome}: WHY`,
    "  - Check the partner's id (`pulumi config set printix:partnerId …`, or the variable PRINTIX_PARTNER_ID): this client has no access to that partner.",
    "  - Ask Printix for access: by approval (starter), by a pilot (pro) or by contract (enterprise). It cannot be bought online. [PRINTIX_NO_ACCESS]",
  ]);
});

test.each([404, 410])("%i on create: the partner or the URL, for no tenant was asked for", (status) => {
  expect(told("create", refused(status))).toEqual([
    `${notCreated}: WHY`,
    "  - Check the partner's id (`pulumi config set printix:partnerId …`, or the variable PRINTIX_PARTNER_ID) and printix:apiUrl: the API does not know this path. [ERR_PRINTIX_API]",
  ]);
  expect(told("read", refused(status))).toEqual([
    `${notRead}: WHY`,
    "  - Check printix:apiUrl, and any proxy or gateway in front of the API: it may have answered in place of the API. [ERR_PRINTIX_API]",
  ]);
});

test("409 on create: what to do about a tenant that exists; on a cancel that says nothing", () => {
  expect(told("create", refused(409))).toEqual([
    `${notCreated}: WHY`,
    "  - Run `npx pulumi-printix tenants list`, and choose another domain if the list does not show this one: somebody else has it.",
    "  - Run `npx pulumi-printix recover` if a `pulumi up` was killed.",
    "  - Set `adoptExisting: true` to take the tenant over if it is yours and no other stack has it. [PRINTIX_DOMAIN_EXISTS]",
  ]);
  expect(told("delete", refused(409))).toEqual([`${notCancelled}: WHY [ERR_PRINTIX_API]`]);
});

const otherCall =
  "  - Check which call cancels a tenant at Printix, and set that call: `pulumi config set printix:cancelMethod …`, or the variable PRINTIX_CANCEL_METHOD; " +
  "`pulumi config set printix:cancelPath …`, or the variable PRINTIX_CANCEL_PATH.";

test.each([404, 405, 410, 501])("%i on a cancel: it may be another call", (status) => {
  expect(told("delete", refused(status))).toEqual([`${notCancelled}: WHY`, `${otherCall} [ERR_PRINTIX_API]`]);
});

test("so it may be where a cancel was answered with a success, and the tenant is there", () => {
  const error = new ContradictionError("it is still there");
  expect(told("delete", error)).toEqual([`${notCancelled}: WHY`, `${otherCall} [ERR_PRINTIX_CONTRADICTION]`]);
  expect(told("create", error)).toEqual([`${notCreated}: WHY [ERR_PRINTIX_CONTRADICTION]`]);
});

test("400 names each violated property as the program does", () => {
  const violations = [
    { propertyPath: "/tenant_name", detail: "is too long" },
    { propertyPath: "/initial_user/email", detail: "is no address" },
    { propertyPath: "/other", detail: "is odd" },
  ];
  const said = [
    "  - property tenantName has a problem: is too long",
    "  - property initialUser.email has a problem: is no address",
    "  - property /other has a problem: is odd",
  ];
  expect(told("create", refused(400, { violations }))).toEqual([
    `${notCreated}: WHY`,
    ...said.slice(0, 2),
    `${said[2]} [ERR_PRINTIX_API]`,
  ]);
  expect(told("delete", refused(501, { violations }))).toEqual([
    `${notCancelled}: WHY`,
    ...said,
    `${otherCall} [ERR_PRINTIX_API]`,
  ]);
});

const unknown = new UnknownOutcomeError("Whether it took effect is not known: the list failed.", refused(504));

test("an unknown outcome of a creation says what is known, and how to go on", () => {
  expect(told("create", unknown)).toEqual([
    `Outcome not known: ${label}: WHY`,
    "  - Look for its domain at Printix before you run again.",
    "  - Set `adoptExisting: true` if the tenant is there: the next run then takes it over. [ERR_PRINTIX_UNKNOWN_OUTCOME]",
  ]);
});

test("an unknown outcome of a cancel keeps the tenant in state, and running again is safe", () => {
  expect(told("delete", unknown)).toEqual([
    `Outcome not known: ${label}: WHY`,
    "  - Run again: the tenant is still in state, and counts as cancelled if Printix no longer has it. [ERR_PRINTIX_UNKNOWN_OUTCOME]",
  ]);
});

test.each([
  ["500", refused(500), "ERR_PRINTIX_API"],
  ["a broken connection", disconnected({ isUnsent: false }), "ERR_PRINTIX_NETWORK"],
  ["an answer that cannot be read", unreadable(), "ERR_PRINTIX_PAYLOAD"],
])("%s on read is certain: nothing was changed", (_, error, code) => {
  expect(told("read", error)).toEqual([`${notRead}: WHY [${code}]`]);
});

test("a request that was never sent created nothing", () => {
  const message = explain("create", label, disconnected({ isUnsent: true }));
  expect(message).toContain(`${notCreated}: https://api.printix.net cannot be reached`);
  expect(message).toMatch(/ \[ERR_PRINTIX_NETWORK\]$/);
});

test.each(outcomes)("without a token nothing was sent, so %s is certain", (operation, outcome) => {
  for (const fault of [refused(503), disconnected({ isUnsent: false }), unreadable()]) {
    const message = explain(operation, label, new TokenError(fault));
    expect(message).toContain(`${outcome}: no token could be had`);
    expect(message).toMatch(/ \[ERR_PRINTIX_TOKEN\]$/);
  }
});

test.each([
  [
    "rejected credentials",
    new CredentialsError({
      status: 401,
      reason: "invalid_client",
      requestId: undefined,
      authUrl: "https://a.example/",
    }),
    "Check both, and that they belong to this environment",
    "ERR_PRINTIX_CREDENTIALS",
  ],
  [
    "a spent quota",
    new RateLimitError({ what: "the day's quota is spent", comeBackAt: new Date("2026-01-02T03:04:05Z") }),
    "Run again after 2026-01-02T03:04:05.000Z",
    "ERR_PRINTIX_RATE_LIMIT",
  ],
])("%s: the SDK's own words say what to do", (_, error, words, code) => {
  expect(told("create", error)).toEqual([`${notCreated}: WHY [${code}]`]);
  expect(error.message).toContain(words);
});

test("what has no code is a defect of ours, and what is no error is shown as text", () => {
  expect(explain("read", label, "odd")).toBe(`${notRead}: odd [PRINTIX_DEFECT]`);
  const foreign = Object.assign(new Error("no such file"), { code: "ENOENT" });
  expect(told("create", foreign)).toEqual([`${notCreated}: WHY [PRINTIX_DEFECT]`]);
});

test("a configuration that cannot work has its code once", () => {
  const message = explain("delete", label, new ConfigError(["printix:partnerId is not set"]));
  expect(message.match(/\[ERR_PRINTIX_CONFIG\]/g)).toHaveLength(1);
});

test.each([
  ["a configuration that cannot work", new ConfigError(["printix:partnerId is not set"]), "ERR_PRINTIX_CONFIG"],
  ["an error of the SDK", refused(403), "ERR_PRINTIX_API"],
  ["a refusal", noSuchTenant("the id 4711"), "PRINTIX_NO_SUCH_TENANT"],
])("%s is shown with its code, once, at the end", (_, error, code) => {
  const message = messageWithCode(error);
  expect(message.startsWith(error.message.replace(` [${code}]`, ""))).toBe(true);
  expect(message.split(`[${code}]`)).toEqual([expect.stringMatching(/ $/), ""]);
});

test("what has no code of ours is shown as it is", () => {
  expect(messageWithCode(new TypeError("x is not a function"))).toBe("x is not a function");
  expect(messageWithCode("odd")).toBe("odd");
});
