import { highLimits } from "../support/crash";
import { withEngineStack, type Declared } from "../support/engine-stack";
import { requestKinds } from "../support/requests";

const up = ["up", "--yes", "--skip-preview"];

const acme = (changes: object = {}): Declared => ({
  acme: { tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "cancel", ...changes },
});

const some = (count: number): Declared =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      return [`t${index}`, { tenantName: `T ${index}`, tenantDomain: `t${index}`, deletionPolicy: "cancel" }];
    }),
  );

describe("a cancel that is answered as if the tenant were gone, while its address and the list show it", () => {
  test.each<[string, string[], Declared | undefined]>([
    ["destroy", ["destroy", "--yes", "--skip-preview"], undefined],
    ["a block that is gone", up, {}],
    ["a replacement in the same domain", up, acme({ tenantName: "Acme Ltd." })],
  ])("fails, names the configuration, and keeps state: %s", (_, command, declared) =>
    withEngineStack(async ({ declare, pulumi, succeed, tenants, sandbox }) => {
      await declare(acme());
      await succeed(...up);
      const before = (await tenants())["acme"]?.id;
      sandbox.addFault({ kind: "status", status: 404, route: "cancel", times: "always" });
      sandbox.clearRequests();
      if (declared) await declare(declared);
      const { status, output } = await pulumi(command);
      expect({ status, output }).not.toMatchObject({ status: 0 });
      expect(output).toMatch(/tenant "Acme Co\." \(acme\.printix\.net\)[^]*\[ERR_PRINTIX_CONTRADICTION\]/);
      expect(output).toContain("printix:cancelMethod");
      expect(output).toContain("printix:cancelPath");
      expect(requestKinds(sandbox).slice(-2)).toEqual(["DELETE tenant 404", "GET tenant 200"]);
      expect(sandbox.tenants().map(({ id }) => id)).toEqual([before]);
      expect((await tenants())["acme"]?.id).toBe(before);
    }),
  );

  test("a replacement in another domain leaves both, and state knows both", () =>
    withEngineStack(async ({ declare, pulumi, succeed, resources, sandbox }) => {
      await declare(acme());
      await succeed(...up);
      const fault = sandbox.addFault({ kind: "status", status: 404, route: "cancel", times: "always" });
      await declare(acme({ tenantDomain: "acme-new" }));
      const { status, output } = await pulumi(up);
      expect({ status, output }).not.toMatchObject({ status: 0 });
      expect(output).toContain("printix:cancelPath");
      const ids = (): string[] => sandbox.tenants().map(({ id }) => id);
      expect((await resources()).map(({ id }) => id).toSorted()).toEqual(ids().toSorted());
      expect(ids()).toHaveLength(2);

      sandbox.removeFault(fault.id);
      await succeed(...up);
      expect(sandbox.tenants().map(({ tenantDomain }) => tenantDomain)).toEqual(["acme-new.printix.net"]);
      expect((await resources()).map(({ id }) => id)).toEqual(ids());
    }));

  test("and where the list alone shows it", () =>
    withEngineStack(async ({ declare, pulumi, succeed, tenants, sandbox }) => {
      await declare(acme());
      await succeed(...up);
      sandbox.addFault({ kind: "status", status: 404, route: "cancel", times: "always" });
      sandbox.addFault({ kind: "status", status: 404, route: "get", times: "always" });
      const { status, output } = await pulumi(["destroy", "--yes", "--skip-preview"]);
      expect({ status, output }).not.toMatchObject({ status: 0 });
      expect(output).toContain("the partner's list shows it");
      expect(Object.keys(await tenants())).toEqual(["acme"]);
    }));
});

test("a success that cancels nothing is no success: the call is proven once in a run", () =>
  withEngineStack(async ({ declare, pulumi, succeed, tenants, sandbox }) => {
    await declare(some(12));
    await succeed(...up);
    sandbox.clearRequests();
    sandbox.addFault({ kind: "status", status: 204, route: "cancel", when: "before", times: "always" });
    const lag = { PRINTIX_LIST_LAG_SECONDS: "0.2" };
    const { status, output } = await pulumi(["destroy", "--yes", "--skip-preview"], lag);
    expect({ status, output }).not.toMatchObject({ status: 0 });
    expect(output).toContain("the API accepted it, and the tenant is still there");
    expect(Object.keys(await tenants())).toHaveLength(12);
    expect(sandbox.tenants()).toHaveLength(12);
  }, highLimits));

test("a read whose own address says 404, while the list shows the tenant, forgets nothing", () =>
  withEngineStack(async ({ declare, export: exportState, pulumi, succeed, sandbox }) => {
    await declare(some(2));
    await succeed(...up);
    await succeed("refresh", "--yes");
    const before = await exportState();
    sandbox.addFault({ kind: "status", status: 404, route: "get", times: "always" });
    const { status, output } = await pulumi(["refresh", "--yes"]);
    expect({ status, output }).not.toMatchObject({ status: 0 });
    expect(output).toMatch(
      /tenant "T \d" \(t\d\.printix\.net\), id .* the partner's list shows it\.[^]*\[PRINTIX_ONE_WITNESS\]/,
    );
    expect(await exportState()).toBe(before);
  }, highLimits));

test("what a list does not show yet is asked for, and kept", () =>
  withEngineStack(async ({ declare, succeed, tenants, sandbox }) => {
    await declare(some(30));
    await succeed(...up);
    sandbox.setListLag(3_600_000, {
      tenants: sandbox
        .tenants()
        .slice(10)
        .map(({ id }) => id),
    });
    await succeed("refresh", "--yes", "--expect-no-changes");
    expect(Object.keys(await tenants())).toHaveLength(30);
  }, highLimits));

test("a destroy takes along what somebody has cancelled before, by the share of the list as it stood", () =>
  withEngineStack(async ({ declare, succeed, tenants, sandbox }) => {
    await declare(some(40));
    await succeed(...up);
    for (let other = 0; other < 20; other += 1) {
      sandbox.createTenant({ tenantName: `Other ${other}`, tenantDomain: `other-${other}` });
    }
    for (const name of ["t3", "t17", "t28", "t39", "t1"]) sandbox.removeTenant((await tenants())[name]?.id ?? "");
    await succeed("destroy", "--yes", "--skip-preview");
    expect(await tenants()).toEqual({});
    expect(sandbox.tenants()).toHaveLength(20);
  }, highLimits));
