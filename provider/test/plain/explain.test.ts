import { CredentialsError, RateLimitError, TokenError, UnknownOutcomeError } from "printix-partner-sdk";
import { explain } from "../../src/messages/explain";
import { Refusal } from "../../src/messages/refusal";
import { disconnected, refused, unreadable } from "../api-failure";

const label = 'tenant "Acme Co." (acme.printix.net)';
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
  expect(explain(operation, label, refused(403))).toMatch(
    /\n.*no access to the partner.*PRINTIX_PARTNER_ID\. .*granted by approval/,
  );
});

test("404 on create: the partner or the URL, for no tenant was asked for", () => {
  expect(explain("create", label, refused(404))).toMatch(/\n.*PRINTIX_PARTNER_ID\) and printix:apiUrl\.$/);
  expect(explain("read", label, refused(404))).toMatch(/\nSomething in front of the API has answered/);
});

test("409 on create: adopt it, or choose another domain", () => {
  const message = explain("create", label, refused(409));
  for (const way of [
    "pulumi-printix recover",
    "`adoptExisting: true`",
    "pulumi import --file",
    "another tenantDomain.",
  ]) {
    expect(message).toContain(way);
  }
  expect(explain("delete", label, refused(409))).not.toContain("adoptExisting");
});

test("400 names each violated property as the program does", () => {
  const violations = [
    { propertyPath: "/tenant_name", detail: "is too long" },
    { propertyPath: "/initial_user/email", detail: "is no address" },
    { propertyPath: "/other", detail: "is odd" },
  ];
  const lines = explain("create", label, refused(400, { violations })).split("\n");
  expect(lines.slice(4)).toEqual([
    "property tenantName has a problem: is too long",
    "property initialUser.email has a problem: is no address",
    "property /other has a problem: is odd",
  ]);
});

const unknown = new UnknownOutcomeError("Whether it took effect is not known: the list failed.", refused(504));

test("an unknown outcome of a creation says what is known, and how to go on", () => {
  const lines = explain("create", label, unknown).split("\n");
  expect(lines[0]).toBe(`${label}: ${unknown.message}`);
  expect(lines[1]).toMatch(/^Look for its domain in Printix .*`adoptExisting: true`/);
});

test("an unknown outcome of a cancel keeps the tenant in state, and running again is safe", () => {
  const message = explain("delete", label, unknown);
  expect(message).toContain("It stays in state. Run again");
  expect(message).not.toContain("was not cancelled");
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
});

test.each(["create", "delete"] as const)("without a token nothing was sent, so %s is certain", (operation) => {
  for (const fault of [refused(503), disconnected({ isUnsent: false }), unreadable()]) {
    expect(explain(operation, label, new TokenError(fault))).toMatch(
      / was not (created|cancelled).*: no token could be had/,
    );
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
