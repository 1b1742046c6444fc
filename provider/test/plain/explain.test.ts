import { CredentialsError, RateLimitError, TokenError } from "printix-partner-sdk";
import { explain } from "../../src/host/explain";
import { NotSent } from "../../src/lifecycle/not-sent";
import { Refusal } from "../../src/lifecycle/refusal";
import { disconnected, refused, unreadable } from "../api-failure";

const label = 'tenant "Acme Co." (acme.printix.net)';
const notKnown = "whether it was created is not known";
const operations = ["create", "read", "delete"] as const;

test.each([
  ["create", "was not created"],
  ["read", "could not be read, and stays in state as it was"],
  ["delete", "was not cancelled, and stays in state"],
] as const)("a failed %s says which tenant, what became of it, and what the API said", (operation, outcome) => {
  const error = refused(400);
  expect(explain(operation, label, error)).toBe(`${label} ${outcome}: ${error.message}`);
});

test("a refusal of our own is whole already", () => {
  for (const operation of operations) expect(explain(operation, label, new Refusal("no"))).toBe("no");
});

test.each(operations)("401 on %s: the credentials' environment", (operation) => {
  expect(explain(operation, label, refused(401))).toMatch(
    /\n.*clientId and clientSecret belong to this environment\.$/,
  );
});

test.each(operations)("403 on %s: the partner's id, and how to set it", (operation) => {
  expect(explain(operation, label, refused(403))).toMatch(/\n.*no access to the partner.*PRINTIX_PARTNER_ID\.$/);
});

test("404 on create: the partner or the URL, for no tenant was asked for", () => {
  expect(explain("create", label, refused(404))).toMatch(/\n.*PRINTIX_PARTNER_ID\) and printix:apiUrl\.$/);
  expect(explain("delete", label, refused(404))).not.toContain("\n");
});

test("409 on create: adopt it, or choose another domain", () => {
  const message = explain("create", label, refused(409));
  expect(message).toMatch(/\nThe domain is taken\..*`adoptExisting: true`.*another tenantDomain\.$/);
  expect(explain("delete", label, refused(409))).not.toContain("adoptExisting");
});

test("400 shows each violation on a line", () => {
  const violations = [
    { propertyPath: "/tenant_name", detail: "is too long" },
    { propertyPath: "/initial_user/email", detail: "is no address" },
  ];
  const lines = explain("create", label, refused(400, { violations })).split("\n");
  expect(lines.slice(1)).toEqual(["  - /tenant_name: is too long", "  - /initial_user/email: is no address"]);
});

test.each([
  ["500", refused(500)],
  ["502", refused(502)],
  ["503", refused(503)],
  ["504", refused(504)],
  ["a broken connection", disconnected({ isUnsent: false })],
  ["an answer that cannot be read", unreadable()],
])("%s on create: not known, look first", (_, error) => {
  const message = explain("create", label, error);
  expect(message).toBe(
    `${label}: ${notKnown}: ${error.message}\n` +
      "Look for its domain in Printix before you run again; where it exists, `adoptExisting: true` takes it over.",
  );
});

test.each([
  ["500", refused(500, { method: "DELETE" })],
  ["a broken connection", disconnected({ isUnsent: false })],
])("%s on delete: not known, and it stays in state", (_, error) => {
  const message = explain("delete", label, error);
  expect(message).toContain("whether it was cancelled is not known, so it stays in state");
  expect(message).not.toContain("was not cancelled");
  expect(message).toContain("\nRun again");
});

test.each([
  ["500", refused(500)],
  ["a broken connection", disconnected({ isUnsent: false })],
  ["an answer that cannot be read", unreadable()],
])("%s on read is certain: nothing was changed", (_, error) => {
  expect(explain("read", label, error)).toBe(
    `${label} could not be read, and stays in state as it was: ${error.message}`,
  );
});

test("a request that was never sent created nothing", () => {
  const message = explain("create", label, disconnected({ isUnsent: true }));
  expect(message).toContain(`${label} was not created: https://api.printix.net cannot be reached`);
  expect(message).not.toContain(notKnown);
});

test.each([refused(503), disconnected({ isUnsent: false }), unreadable()])(
  "nor did a step before the request: %s",
  (cause) => {
    expect(explain("create", label, new NotSent(cause))).toBe(`${label} was not created: ${cause.message}`);
  },
);

test.each(["create", "delete"] as const)("without a token nothing was sent, so %s is certain", (operation) => {
  for (const fault of [refused(503), disconnected({ isUnsent: false }), unreadable()]) {
    expect(explain(operation, label, new TokenError(fault))).toMatch(
      / was not (created|cancelled).*: no token could be had/,
    );
  }
});

test("a step before the request is explained as the request would be", () => {
  expect(explain("create", label, new NotSent(refused(403)))).toContain("PRINTIX_PARTNER_ID");
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
  ],
  [
    "a spent quota",
    new RateLimitError({ what: "the day's quota is spent", comeBackAt: new Date("2026-01-02T03:04:05Z") }),
    "Run again after 2026-01-02T03:04:05.000Z",
  ],
])("%s: the SDK's own words say what to do", (_, error, words) => {
  expect(explain("create", label, error)).toBe(`${label} was not created: ${error.message}`);
  expect(error.message).toContain(words);
});

test("what is no error is shown as text", () => {
  expect(explain("read", label, "odd")).toBe(`${label} could not be read, and stays in state as it was: odd`);
});
