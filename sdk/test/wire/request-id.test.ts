import { undescribed } from "../description/hold-to-description";
import { tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, problem, type Answer } from "../partner-api";

const list = `GET ${tenantsPath}`;
const token = "POST /oauth/token";
const headers = { "X-Printix-Request-ID": "req-4711" };
const kinds: [string, string, Answer][] = [
  ["a refusal", list, problem(403, {}, headers)],
  ["a refusal without a problem", list, undescribed({ status: 403, body: "<html>", headers })],
  ["a redirect", list, { status: 301, headers: { ...headers, location: "https://elsewhere.example/" } }],
  ["a body that cannot be used", list, undescribed({ status: 200, body: "<html>", headers })],
  ["a list cut short", list, { status: 200, body: { query: {}, result: [], total: 3 }, headers }],
  ["a wait that is too long", list, problem(429, {}, { ...headers, "Retry-After": "90" })],
  ["rejected credentials", token, { status: 401, body: { error: "invalid_client" }, headers }],
  ["a token endpoint that is not there", token, problem(404, {}, headers)],
  ["a token that is none", token, undescribed({ status: 200, body: {}, headers })],
];

it.each(kinds)("the request id stands in the message once: %s", async (_what, route, answer) => {
  const api = fakePartnerApi();
  api.always(route, answer);
  const error = await api.system.run(failureOf(api.client().tenants.list()));
  expect(error.message.split("req-4711")).toHaveLength(2);
});
