import { readFileSync } from "node:fs";
import { join } from "node:path";
import { clientSettings, createPartnerClientFromEnv, isPrintixError } from "../../src";

const complete = { PRINTIX_PARTNER_ID: "partner", PRINTIX_CLIENT_ID: "client", PRINTIX_CLIENT_SECRET: "s3cret" };

function failureWith(env: NodeJS.ProcessEnv): { code: string; message: string } {
  try {
    createPartnerClientFromEnv({}, env);
  } catch (error) {
    if (isPrintixError(error)) return error;
    throw error;
  }
  throw new Error("expected a failure, and there was none");
}

test("the three that are required are enough", () => {
  expect(createPartnerClientFromEnv({}, complete).partnerId).toBe("partner");
});

test("all that is missing or wrong is told at once, and no secret", () => {
  const { code, message } = failureWith({
    PRINTIX_CLIENT_ID: " ",
    PRINTIX_CLIENT_SECRET: "s3cret",
    PRINTIX_ENVIRONMENT: "staging",
    PRINTIX_BURST: "many",
    PRINTIX_LIST_LAG_SECONDS: "-1",
  });
  expect(code).toBe("ERR_PRINTIX_OPTIONS");
  expect(message.split("\n")).toEqual([
    "the client's variables are incomplete or wrong:",
    "  - PRINTIX_PARTNER_ID is not set",
    "  - PRINTIX_CLIENT_ID is not set",
    '  - PRINTIX_ENVIRONMENT is "staging": it must be production or test',
    '  - PRINTIX_BURST is "many": it must be a number above 0',
    '  - PRINTIX_LIST_LAG_SECONDS is "-1": it must be a number above 0',
  ]);
});

test.each([
  ["PRINTIX_API_URL", "http://api.example", /apiUrl is http:/],
  ["PRINTIX_AUTH_URL", "nowhere", /authUrl is not a URL/],
  ["PRINTIX_CANCEL_METHOD", "GET", /the method of cancel is GET/],
  ["PRINTIX_CANCEL_PATH", "tenants", /the path of cancel is tenants/],
  ["PRINTIX_CA_FILE", "/no/such/file", /caFile .* cannot be read/],
  ["PRINTIX_BURST", "0.5", /burst is 0.5/],
])("each reaches the client: %s", (name, value, words) => {
  expect(failureWith({ ...complete, [name]: value }).message).toMatch(words);
});

test("the page names each of them", () => {
  const page = readFileSync(join(__dirname, "..", "..", "..", "docs", "sdk.md"), "utf8");
  const named = new Set(page.match(/`PRINTIX_[A-Z_]+`/g));
  const variables = Object.values(clientSettings).map(({ variable }) => `\`${variable}\``);
  expect([...named].sort()).toEqual([...variables, "`PRINTIX_MAX_CANCELS`"].sort());
});
