import { answerFaults, requestFaults } from "../description/exchange-faults";
import { tenantPath, tenantsPath } from "../examples";
import { wireProblem } from "../wire-problem";
import { wirePeriod, wireTenant } from "../wire-tenant";
import { tokenAnswer } from "../wire-token";

const create = { method: "POST", path: tenantsPath, contentType: "application/json" };
const get = { method: "GET", path: tenantPath, body: "" };
const list = { method: "GET", path: `${tenantsPath}?offset=25`, body: "" };
const token = { method: "POST", path: "/oauth/token", body: "", contentType: "application/x-www-form-urlencoded" };
const acme = { tenant_name: "Acme Co.", tenant_domain: "acme" };

test.each([
  ["a tenant", get, { status: 200, body: wireTenant() }],
  ["a list", list, { status: 200, body: { tenants: [wireTenant()] }, contentType: "application/hal+json" }],
  ["a problem", get, { status: 404, body: wireProblem(404), contentType: "application/problem+json; charset=utf-8" }],
  ["tokens", token, { status: 200, body: tokenAnswer(1) }],
  ["an OAuth error", token, { status: 401, body: { error: "invalid_client" } }],
  ["nothing, where nothing is described", { ...get, method: "DELETE" }, { status: 204 }],
])("%s as on the pages is as described", (_what, request, answer) => {
  expect(answerFaults(request, answer)).toEqual([]);
});

const renamed = { ...wirePeriod, printing_user: 1 };
test.each([
  ["a wrong name", { status: 200, body: wireTenant({ tenantName: "Acme" }) }, "/ must NOT have additional properties"],
  [
    "a wrong name at depth",
    { status: 200, body: wireTenant({ billing_info: { current_billing_period: renamed } }) },
    "/billing_info/current_billing_period must NOT have additional properties: printing_user",
  ],
  ["a wrong type", { status: 200, body: wireTenant({ tenant_name: 1 }) }, "/tenant_name must be string"],
  [
    "no id",
    { status: 200, body: wireTenant({ _links: { self: { href: "/" } } }) },
    "/_links/self/href must match pattern",
  ],
  ["another status in the body", { status: 404, body: wireProblem(403) }, "/status must be equal to constant"],
  [
    "a problem of a type that is not described",
    { status: 404, body: wireProblem(404, { type: "x" }) },
    "/type must be",
  ],
  ["a problem as a page", { status: 404, body: wireProblem(404), contentType: "text/html" }, "its type text/html"],
  ["no body", { status: 200 }, "it is no JSON"],
  ["a body where none is described", { status: 301, body: "x" }, "a body is described for this nowhere"],
  ["a status that no page names", { status: 418, body: wireProblem(418) }, "it is described nowhere"],
])("%s is not", (_what, answer, fault) => {
  expect(answerFaults(get, answer).join("\n")).toContain(fault);
});

test("an answer from a place that no page names is not", () => {
  expect(answerFaults({ ...get, path: "/v2/tenants" }, { status: 200, body: {} })).toHaveLength(1);
});

test("what is sent is as described, or is told", () => {
  const form = "grant_type=client_credentials&client_id=c&client_secret=s";
  expect(requestFaults({ ...create, body: JSON.stringify(acme) })).toEqual([]);
  expect(requestFaults({ ...token, body: form })).toEqual([]);
  expect(requestFaults({ ...create, body: JSON.stringify({ ...acme, initial_user: { mail: "x" } }) })).not.toEqual([]);
  expect(requestFaults({ ...token, body: form.replace("client_secret", "secret") })).not.toEqual([]);
  expect(requestFaults({ ...token, contentType: "application/json", body: form })).not.toEqual([]);
  expect(requestFaults({ ...get, body: "{}" })).not.toEqual([]);
});
