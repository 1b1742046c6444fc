import { expectProblem, violationsOf } from "./support/matchers";
import { start } from "./support/sandboxes";

const good = { tenant_name: "Acme Co.", tenant_domain: "acme" };

async function post(json: unknown) {
  const caller = await start();
  return { answer: await caller.call("POST", caller.tenantsPath, { token: await caller.token(), json }), caller };
}

it("names every violation at once and makes nothing", async () => {
  const { answer, caller } = await post({
    tenant_domain: "Acme",
    initial_user: { email: "Hello, world!", name: "", create_as_admin: "yes" },
  });
  expect(violationsOf(answer)).toEqual([
    "body:/tenant_name",
    "body:/tenant_domain",
    "body:/initial_user/email",
    "body:/initial_user/name",
    "body:/initial_user/create_as_admin",
  ]);
  expect(caller.sandbox.history()).toEqual([]);
});

it.each([
  ["", { tenant_name: "", tenant_domain: "acme" }, "/tenant_name"],
  ["101 characters", { ...good, tenant_name: "x".repeat(101) }, "/tenant_name"],
  ["a number", { ...good, tenant_name: 7 }, "/tenant_name"],
  ["no domain", { tenant_name: "Acme" }, "/tenant_domain"],
  ["a dash first", { ...good, tenant_domain: "-acme" }, "/tenant_domain"],
  ["a dash last", { ...good, tenant_domain: "acme-.printix.net" }, "/tenant_domain"],
  ["64 characters", { ...good, tenant_domain: "a".repeat(64) }, "/tenant_domain"],
  ["another parent", { ...good, tenant_domain: "acme.example.com" }, "/tenant_domain"],
  ["two labels", { ...good, tenant_domain: "a.b.printix.net" }, "/tenant_domain"],
  ["a line end", { ...good, tenant_domain: "acme\n" }, "/tenant_domain"],
  ["null", { ...good, tenant_domain: null }, "/tenant_domain"],
  ["no object", { ...good, initial_user: "Ada" }, "/initial_user"],
  ["no e-mail", { ...good, initial_user: { name: "Ada" } }, "/initial_user/email"],
  ["no name", { ...good, initial_user: { email: "it@acme.example" } }, "/initial_user/name"],
  ["a list as the body", [good], ""],
])("%j: %j", async (_case, json, path) => {
  expect(violationsOf((await post(json)).answer)).toEqual([`body:${path}`]);
});

it.each([
  ["100 emoji, 200 UTF-16 units", { ...good, tenant_name: "🖨".repeat(100) }],
  ["63 characters", { ...good, tenant_domain: "a".repeat(63) }],
  ["one character", { ...good, tenant_domain: "a" }],
  ["digits and inner dashes", { ...good, tenant_domain: "4-you--2" }],
  ["a user who is no admin", { ...good, initial_user: { email: "it@acme.example", name: "Ada" } }],
  ["a property that the page does not have", { ...good, color: "blue" }],
])("takes %s", async (_case, json) => {
  expect((await post(json)).answer.status).toBe(200);
});

it("a body that is no JSON is a problem of the default type", async () => {
  const caller = await start();
  const headers = { "content-type": "application/json" };
  const answer = await caller.call("POST", caller.tenantsPath, { token: await caller.token(), text: "{", headers });
  expectProblem(answer, 400, "Bad Request");
});
