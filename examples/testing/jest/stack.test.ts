import { expect, test } from "@jest/globals";
import { withStack } from "../with-stack";

test("the stack makes each tenant once, also where an answer is lost, and destroy cancels no customer", () =>
  withStack(async (stack, sandbox) => {
    sandbox.createTenant({ tenantName: "Initech", tenantDomain: "initech" });
    sandbox.addFault({ kind: "reset", route: "create" }); // once, after the tenant was made
    const { outputs } = await stack.up();
    expect(outputs["others"]?.value).toEqual(["initech.printix.net"]);
    await stack.up({ expectNoChanges: true });

    await stack.destroy({ excludeProtected: true });
    const made = sandbox.history().map(({ tenantDomain, cancelledAt }) => [tenantDomain, cancelledAt !== undefined]);
    expect(Object.fromEntries(made)).toEqual({
      "initech.printix.net": false,
      "acme.printix.net": false,
      "globex.printix.net": true,
    });
    expect(made).toHaveLength(3);
  }));
