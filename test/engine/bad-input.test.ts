import { withEngineStack, type EngineStack } from "../support/engine-stack";
import { requestKinds } from "../support/requests";

const good = { tenantName: "Acme Co.", tenantDomain: "acme" };
const stackTrace = /\n\s+at .*:\d+:\d+/;

/** At preview, where the API need not be asked. */
const atPreview: [string, object, string[]][] = [
  ["a name of no character", { tenantName: "" }, ["property tenantName", "1 to 100 characters"]],
  ["a name of 101 characters", { tenantName: "x".repeat(101) }, ["property tenantName", "101 characters long"]],
  ["an upper-case letter in the domain", { tenantDomain: "Acme" }, ["property tenantDomain", "upper-case", "acme"]],
  ["an underscore in the domain", { tenantDomain: "ac_me" }, ["property tenantDomain", "letters, digits and dashes"]],
  ["a foreign suffix", { tenantDomain: "acme.example.com" }, ["property tenantDomain", ".printix.net"]],
  [
    "an initial user without a valid e-mail address",
    { initialUser: { email: "not-an-address", name: "Ada Example" } },
    ["property initialUser.email", "not a valid e-mail address"],
  ],
  [
    "several mistakes at once",
    { tenantName: "", tenantDomain: "A_B", deletionPolicy: "keep" },
    ["property tenantName", "property tenantDomain", "property deletionPolicy"],
  ],
];

test("bad arguments fail at preview, each under its property, and nothing is sent", () =>
  withEngineStack(async (stack) => {
    for (const [, changes, words] of atPreview) {
      await stack.declare({ acme: { ...good, ...changes } });
      await expectFailure(stack, ["preview"], {}, [...words, "[PRINTIX_ARGUMENT]"]);
    }
    expect(stack.sandbox.requests()).toEqual([]);
  }));

test("a missing client secret fails at preview and names key and variable", () =>
  withEngineStack(async (stack) => {
    await stack.declare({ acme: good });
    const words = ["printix:clientSecret", "PRINTIX_CLIENT_SECRET", "[ERR_PRINTIX_CONFIG]"];
    await expectFailure(stack, ["preview"], { PRINTIX_CLIENT_SECRET: "" }, words);
    expect(stack.sandbox.requests()).toEqual([]);
  }));

test("what only the API can know fails without a tenant being made", () =>
  withEngineStack(async (stack) => {
    const up = ["up", "--yes", "--skip-preview"];
    await stack.declare({ acme: good });

    const wrongSecret = ["401", 'tenant "Acme Co."', "[ERR_PRINTIX_CREDENTIALS]"];
    await expectFailure(stack, up, { PRINTIX_CLIENT_SECRET: "wrong" }, wrongSecret);
    expect(requestKinds(stack.sandbox)).toEqual(["POST token 401"]);

    stack.sandbox.clearRequests();
    const wrongPartner = ["403", "printix:partnerId", "PRINTIX_PARTNER_ID", "request id", "[PRINTIX_NO_ACCESS]"];
    await expectFailure(stack, up, { PRINTIX_PARTNER_ID: "99999999-1111-2222-3333-123456789abc" }, wrongPartner);
    expect(requestKinds(stack.sandbox)).toEqual(["POST token 200", "GET tenants 403"]);

    stack.sandbox.clearRequests();
    // Port 9 on loopback is the discard service, which nobody runs: a connection is refused at once.
    const nobody = ["cannot be reached", "ECONNREFUSED", "[ERR_PRINTIX_NETWORK]"];
    await expectFailure(stack, up, { PRINTIX_API_URL: "http://127.0.0.1:9" }, nobody);
    expect(requestKinds(stack.sandbox)).toEqual(["POST token 200"]);
    expect(stack.sandbox.history()).toEqual([]);
    expect(await stack.tenants()).toEqual({});
  }));

async function expectFailure(
  { pulumi }: EngineStack,
  args: string[],
  env: Record<string, string>,
  words: string[],
): Promise<void> {
  const { status, output } = await pulumi(args, env);
  expect(status).not.toBe(0);
  for (const word of words) expect(output).toContain(word);
  expect(output).not.toMatch(stackTrace);
}
