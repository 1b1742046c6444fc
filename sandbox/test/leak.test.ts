import { get } from "node:http";
import { LEAK_CANARY, type FaultDraft } from "../src";
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

it.each<[FaultDraft, number]>([
  [{ kind: "content-type" }, 1],
  [{ kind: "status", status: 201 }, 1],
  [{ kind: "slow", delayMs: 0 }, 1],
  [{ kind: "shape" }, 0],
  [{ kind: "status", status: 500 }, 0],
  [{ kind: "status", status: 500, when: "after" }, 0],
])("leaks whatever a fault makes of the answer, and once: %j", async (fault, leakedLinks) => {
  const caller = await start();
  const { sandbox, tenantsPath } = caller;
  const token = await caller.token();
  sandbox.setLeak(true);
  sandbox.addFault({ ...fault, route: "create" });
  const json = { tenant_name: "Acme", tenant_domain: "acme" };
  const { body } = await caller.call("POST", tenantsPath, { token, json });
  const found = body as { cost: string; margin: object; _links?: { margin: object } };
  expect(found.cost).toContain(LEAK_CANARY);
  expect(Object.keys(found.margin)).toEqual(["percent"]);
  expect(Object.keys(found._links?.margin ?? {})).toHaveLength(leakedLinks);
});

it("leaks into half an answer too", async () => {
  const caller = await start();
  const { sandbox, tenantsPath } = caller;
  const token = await caller.token();
  sandbox.setLeak(true);
  sandbox.addFault({ kind: "truncated", route: "list" });
  const half = await new Promise<string>((resolve) => {
    let received = "";
    get(sandbox.url + tenantsPath, { headers: { authorization: `Bearer ${token}` }, agent: false }, (answer) => {
      answer.on("data", (chunk: Buffer) => (received += chunk.toString()));
      answer
        .on("error", () => undefined)
        .on("close", () => {
          resolve(received);
        });
    });
  });
  expect(half).toContain(LEAK_CANARY);
});

it("leaves tokens, the control API and the store alone, and ends when it is switched off", async () => {
  const caller = await start();
  const { sandbox, tenantsPath } = caller;
  sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
  sandbox.setLeak(true);
  expect(Object.keys(await caller.tokens())).toEqual(["access_token", "refresh_token", "expires_in"]);
  const control = await caller.call("GET", "/sandbox/api/tenants", { token: sandbox.controlToken });
  const refused = [
    await caller.call("POST", "/sandbox/api/faults", { token: sandbox.controlToken, json: {} }),
    await caller.call("GET", "/sandbox/api/nothing", { token: sandbox.controlToken }),
    await caller.call("GET", "/sandbox/api/tenants"),
  ];
  expect(refused.map(({ status }) => status)).toEqual([400, 404, 401]);
  expect(JSON.stringify([control, refused, sandbox.tenants(), sandbox.requests()])).not.toContain(LEAK_CANARY);
  sandbox.setLeak(false);
  const answer = await caller.call("GET", tenantsPath, { token: await caller.token() });
  expect(JSON.stringify(answer.body)).not.toContain(LEAK_CANARY);
});
