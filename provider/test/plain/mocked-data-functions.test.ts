import * as pulumi from "@pulumi/pulumi";
import * as printix from "../../src";
import { acme } from "../acme";
import { failureOf } from "../failure-of";

const billingInfo = { currentUserLicenses: 7 };
const access = { requestsPerSecond: { value: 5, source: "default" } };

/** A unit test's mocks, and the calls that reach them. */
async function mocked(answer: (token: string) => object): Promise<pulumi.runtime.MockCallArgs[]> {
  const calls: pulumi.runtime.MockCallArgs[] = [];
  await pulumi.runtime.setMocks({
    newResource: () => ({ id: "", state: {} }),
    call: (args) => {
      calls.push(args);
      return answer(args.token);
    },
  });
  return calls;
}

const answers: Record<string, object> = {
  "printix:index:getTenants": { tenants: [acme] },
  "printix:index:getTenant": acme,
  "printix:index:getBillingInfo": billingInfo,
  "printix:index:getAccess": access,
};

test("in a unit test the mocks answer each data function, by its token and its arguments, without any configuration", async () => {
  const calls = await mocked((token) => answers[token] ?? {});
  expect(await printix.getTenants()).toEqual([acme]);
  expect(await printix.getTenant({ id: acme.id })).toEqual(acme);
  expect(await printix.getTenant({ tenantDomain: "acme" })).toEqual(acme);
  expect(await printix.getBillingInfo({ tenantId: acme.id })).toEqual(billingInfo);
  expect(await printix.getAccess()).toEqual(access);
  expect(calls).toEqual([
    { token: "printix:index:getTenants", inputs: {} },
    { token: "printix:index:getTenant", inputs: { id: acme.id } },
    { token: "printix:index:getTenant", inputs: { tenantDomain: "acme" } },
    { token: "printix:index:getBillingInfo", inputs: { tenantId: acme.id } },
    { token: "printix:index:getAccess", inputs: {} },
  ]);
});

test("so they do the Output forms, with what their outputs hold", async () => {
  const calls = await mocked((token) => answers[token] ?? {});
  const outputs: pulumi.Output<unknown>[] = [
    printix.getTenantsOutput(),
    printix.getTenantOutput({ id: pulumi.output(acme.id) }),
    printix.getBillingInfoOutput({ tenantId: pulumi.output(acme.id) }),
    printix.getAccessOutput(),
  ];
  const values = await new Promise((resolve) => pulumi.all(outputs).apply(resolve));
  expect(values).toEqual([[acme], acme, billingInfo, access]);
  expect(calls.map(({ inputs }) => inputs as unknown)).toContainEqual({ id: acme.id });
});

test("what the mocks throw is the test's own", async () => {
  const own = new Error("no such tenant in this test");
  await mocked(() => {
    throw own;
  });
  expect(await failureOf(() => printix.getTenant({ id: "unknown" }))).toBe(own);
});
