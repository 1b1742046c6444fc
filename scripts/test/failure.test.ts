import { diagnose, explain, Failure } from "../common/failure.cjs";

const surroundings = { what: "the npm registry", folders: ["/"], space: "1 GB" };

test.each([
  ["npm error code ENOSPC", "The disk of / is full. Free about 1 GB"],
  ["write /tmp/x: no space left on device", "The disk of / is full"],
  ["npm error code ECONNREFUSED", "The network does not let this machine reach the npm registry"],
  ["npm error code E403", "The network does not let this machine reach"],
  ["reading the list: 403 Forbidden", "The network does not let this machine reach"],
  ["dial tcp: lookup example: no such host", "The network does not let this machine reach"],
  ["npm error code SELF_SIGNED_CERT_IN_CHAIN", "The certificate of the npm registry is not trusted"],
  ["tls: failed to verify certificate: x509: unknown authority", "The certificate of"],
  ["EACCES: permission denied, mkdir", "Writing to / is not permitted"],
])("%s", (output, line) => {
  expect(diagnose(output, surroundings)).toContain(line);
});

test("what is not known is not guessed", () => {
  expect(diagnose("npm error missing script", surroundings)).toBeUndefined();
});

describe("what the user sees", () => {
  const shown = jest.spyOn(console, "error").mockImplementation(() => undefined);
  afterEach(() => shown.mockClear());
  afterAll(() => {
    shown.mockRestore();
  });

  const cases: [unknown, string][] = [
    [new Failure("No such thing. Do this."), "error: No such thing. Do this."],
    [new Failure("It failed.", { log: "/nowhere/x.log" }), "error: It failed."],
    [new Error("boom"), "error: boom"],
    ["text", "error: text"],
  ];
  test.each(cases)("one line for %s", (error, line) => {
    expect(explain(error)).toBe(1);
    expect(shown.mock.calls).toEqual([[line]]);
  });

  test("a full disk is named wherever it is met", () => {
    explain(Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", path: "/" }));
    expect(shown.mock.calls).toEqual([[expect.stringContaining("The disk of / is full")]]);
  });

  const refused = "The network does not let this machine reach";
  test.each([
    ["getaddrinfo ENOTFOUND api.example", { hostname: "api.example" }, `${refused} api.example.`],
    ["connect ECONNREFUSED 192.0.2.1:443", { address: "192.0.2.1" }, `${refused} 192.0.2.1.`],
    ["read ECONNRESET", {}, `${refused} the connection.`],
  ])("what could not be reached is named: %s", (message, more, line) => {
    explain(Object.assign(new Error(message), { code: message.split(" ")[1] }, more));
    expect(shown.mock.calls).toEqual([[expect.stringContaining(`error: ${line}`)]]);
  });
});
