import { LEAK_CANARY } from "../src";
import { start } from "./support/sandboxes";

const FIELDS = ["cost", "margin", "payout", "supplier_source", "rate_card", "private_evidence"];

/** The objects at any depth, without those that leaked. */
function objectsIn(value: unknown): object[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.entries(value).filter(([name]) => !FIELDS.includes(name));
  return [value, ...inner.flatMap(([, each]) => objectsIn(each))];
}

it("puts what must not be there into each object of tenants, lists, billing and problems", async () => {
  const caller = await start();
  const { sandbox, tenantsPath } = caller;
  const token = await caller.token();
  sandbox.setLeak(true);
  const made = await caller.call("POST", tenantsPath, { token, json: { tenant_name: "Acme", tenant_domain: "acme" } });
  const { id } = sandbox.tenants()[0] ?? { id: "" };
  sandbox.addFault({ kind: "status", status: 500, when: "after", route: "billing" });
  const answers = [
    made,
    await caller.call("GET", tenantsPath, { token }),
    await caller.call("GET", `${tenantsPath}/${id}`, { token }),
    await caller.call("GET", `${tenantsPath}/${id}/billing-info`, { token }),
    await caller.call("GET", `${tenantsPath}/${id}/billing-info`, { token }),
    await caller.call("GET", `${tenantsPath}/unknown`, { token }),
    await caller.call("POST", tenantsPath, { token, json: {} }),
    await caller.call("GET", tenantsPath),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 500, 200, 404, 400, 401]);
  for (const { body } of answers) {
    for (const object of objectsIn(body)) {
      for (const field of FIELDS) {
        expect(JSON.stringify((object as Record<string, unknown>)[field])).toContain(LEAK_CANARY);
      }
    }
  }
  // A tenant, its billing with two periods, and links at two places, each with links inside.
  expect(objectsIn(made.body)).toHaveLength(9);
});

it("leaves tokens, the control API and the store alone, and ends when it is switched off", async () => {
  const caller = await start();
  const { sandbox, tenantsPath } = caller;
  sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
  sandbox.setLeak(true);
  expect(Object.keys(await caller.tokens())).toEqual(["access_token", "refresh_token", "expires_in"]);
  const control = await caller.call("GET", "/sandbox/api/tenants", { token: sandbox.controlToken });
  expect(JSON.stringify([control.body, sandbox.tenants(), sandbox.requests()])).not.toContain(LEAK_CANARY);
  sandbox.setLeak(false);
  const answer = await caller.call("GET", tenantsPath, { token: await caller.token() });
  expect(JSON.stringify(answer.body)).not.toContain(LEAK_CANARY);
});
