import type { PartnerTenant } from "printix-partner-sdk";
import type { StateResource } from "../../../src/cli/shared/pulumi/stack-export";
import type { SoughtTenant } from "../../../src/cli/recover/sought-tenant";
import { planRecovery, type PlannedTenant } from "../../../src/cli/recover/plan";
import { nativeTenantType } from "../../../src/tenant/tenant-types";
import { acme, partnerId, tenantId } from "../../acme";
import {
  acmeKept,
  acmePending,
  asNative,
  defaultProvider,
  groupUrn,
  nordic,
  providerOf,
  stateWith,
  urnOf,
} from "./stack";

const otherId = "11111111-8888-7777-6666-fedcba987654";

function planOf(pending: SoughtTenant, resources: StateResource[], tenants: PartnerTenant[]): PlannedTenant {
  const [planned] = planRecovery([pending], stateWith({ resources }), { partnerId, tenants });
  if (planned === undefined) throw new Error("no plan for the tenant");
  return planned;
}

test("a tenant of this domain and this name that state lacks has arrived", () => {
  expect(planOf(acmePending, [], [acme])).toEqual({ ...acmePending, status: "arrived", found: acme });
});

test("and so has one whose accents are written otherwise", () => {
  const decomposed = { ...acmePending, tenantName: "Cafe\u0301" };
  expect(planOf(decomposed, [], [{ ...acme, tenantName: "Caf\u00e9" }]).status).toBe("arrived");
});

test("no tenant of this domain: it has not arrived", () => {
  const other = { ...acme, id: otherId, tenantDomain: "acme-2.printix.net" };
  expect(planOf(acmePending, [], [other])).toEqual({ ...acmePending, status: "not arrived" });
});

test("as long as a tenant of the list cannot be read, nothing is known not to have arrived", () => {
  const unreadable = [{ id: otherId, reason: "it has no tenant_name" }];
  const planned = planRecovery([acmePending], stateWith(), { partnerId, tenants: [], unreadable });
  const reason = `the list has an item that cannot be read: id ${otherId}: it has no tenant_name`;
  expect(planned).toEqual([{ ...acmePending, status: "conflict", reason }]);
  expect(planOf(acmePending, [acmeKept], []).status).toBe("in state");
});

test.each([
  ["under this name", acmeKept],
  ["under another name", { ...acmeKept, urn: urnOf("acme-corp") }],
])("a tenant that state holds %s is not brought in twice", (_, resource) => {
  expect(planOf(acmePending, [resource], [acme]).status).toBe("in state");
});

test("a tenant in state that was renamed in Printix meanwhile is no conflict", () => {
  expect(planOf(acmePending, [acmeKept], [{ ...acme, tenantName: "Acme Ltd." }]).status).toBe("in state");
});

test("where state has the name and Printix no such domain, nothing is left to do", () => {
  expect(planOf(acmePending, [{ ...acmeKept, id: otherId }], []).status).toBe("in state");
});

test.each<[string, SoughtTenant, StateResource[], PartnerTenant[], string]>([
  ["the domain is there under another name", acmePending, [], [{ ...acme, tenantName: "Acme Ltd." }], '"Acme Ltd."'],
  ["two tenants have the domain", acmePending, [], [acme, { ...acme, id: otherId }], "2 tenants have this domain"],
  ["state has another tenant in its place", acmePending, [{ ...acmeKept, id: otherId }], [acme], otherId],
  [
    "it replaces a tenant that still stands in state",
    acmePending,
    [{ ...acmeKept, id: otherId, pendingReplacement: true }],
    [acme],
    "replacement",
  ],
  ["its parent is gone", { ...acmePending, parent: groupUrn }, [], [acme], groupUrn],
])("a conflict, not a guess: %s", (_, pending, resources, tenants, words) => {
  expect(planOf(pending, resources, tenants)).toMatchObject({
    status: "conflict",
    reason: expect.stringContaining(words) as string,
  });
});

test.each(["tenantName", "tenantDomain"] as const)("a secret %s cannot be compared: a conflict", (property) => {
  const { [property]: _, ...pending } = acmePending;
  expect(planOf(pending, [], [acme])).toMatchObject({
    status: "conflict",
    reason: expect.stringContaining("secret") as string,
  });
});

test("with its parent in state, it comes in below it", () => {
  const group = { urn: groupUrn, type: "lab:index:Group" };
  expect(planOf({ ...acmePending, parent: groupUrn }, [group], [acme]).status).toBe("arrived");
});

test("of two attempts under one name that both arrived, the later comes in, and the other is named", () => {
  const earlier = { ...acmePending, tenantDomain: "acme-1.printix.net" };
  const tenants = [acme, { ...acme, id: otherId, tenantDomain: "acme-1.printix.net" }];
  const planned = planRecovery([acmePending, earlier], stateWith(), { partnerId, tenants });
  expect(planned).toMatchObject([
    { status: "arrived", found: { id: tenantId } },
    { status: "conflict", reason: expect.stringContaining(otherId) as string },
  ]);
});

describe("of the native plugin", () => {
  const nativeUrn = asNative(acmeKept).urn;
  const pendingWith = ({ urn }: StateResource): SoughtTenant => {
    return { ...acmePending, urn: nativeUrn, type: nativeTenantType, provider: urn };
  };

  test("it has arrived with the provider that it was begun with, default or not", () => {
    const own = providerOf("own", { partnerId: partnerId.toUpperCase() });
    for (const provider of [defaultProvider, own]) {
      expect(planOf(pendingWith(provider), [provider], [acme])).toMatchObject({
        status: "arrived",
        type: nativeTenantType,
        provider: provider.urn,
      });
    }
  });

  test("without that in state it is a conflict: the engine would make one without configuration", () => {
    expect(planOf(pendingWith(nordic), [], [acme])).toMatchObject({
      status: "conflict",
      reason: expect.stringContaining(`its provider ${nordic.urn} is not in state`) as string,
    });
    // Nor does a list without it prove anything: it may be another partner's.
    expect(planOf(pendingWith(nordic), [], [])).toMatchObject({
      status: "conflict",
      reason: expect.stringContaining(`its provider ${nordic.urn} is not in state`) as string,
    });
    expect(planOf(pendingWith(defaultProvider), [], [])).toMatchObject({ status: "not arrived" });
  });

  test.each([
    ["dynamic", pendingWith(defaultProvider), acmeKept],
    ["native", acmePending, asNative(acmeKept)],
  ])("a block whose tenant in state is %s still has its place", (_, pending, kept) => {
    const another = { ...kept, id: otherId };
    expect(planOf(pending, [defaultProvider, another], [acme])).toMatchObject({
      status: "conflict",
      reason: expect.stringContaining(otherId) as string,
    });
    expect(planOf(pending, [defaultProvider, kept], [acme]).status).toBe("in state");
  });

  const elsewhere = {
    status: "conflict",
    reason: "its provider belongs to the partner nordic-partner, whose list was not read",
  };

  test.each([
    ["not in the list", []],
    ["in the list by its name and domain", [acme]],
  ])("another partner's tenant is never settled by this partner's list: %s", (_, tenants) => {
    expect(planOf(pendingWith(nordic), [nordic], tenants)).toMatchObject(elsewhere);
  });

  test("it is settled where state has it", () => {
    const kept = asNative(acmeKept, nordic);
    expect(planOf(pendingWith(nordic), [nordic, kept], []).status).toBe("in state");
    const renamed = { ...kept, inputs: { ...kept.inputs, tenantName: "Acme Ltd." } };
    expect(planOf(pendingWith(nordic), [nordic, renamed], [])).toMatchObject(elsewhere);
    expect(planOf(pendingWith(nordic), [nordic, { ...kept, delete: true }], [])).toMatchObject(elsewhere);
  });
});

describe("of what only a declaration tells of", () => {
  const declared: SoughtTenant = { ...acmePending, source: "plan" };

  test("it has arrived by its name and its domain alone, and not by its domain", () => {
    expect(planOf(declared, [], [acme])).toEqual({ ...declared, status: "arrived", found: acme });
    expect(planOf(declared, [], [{ ...acme, tenantName: "Acme Ltd." }])).toMatchObject({
      status: "conflict",
      reason: expect.stringContaining('"Acme Ltd."') as string,
    });
  });

  test.each([
    ["declared, too", [{ ...declared, urn: urnOf("acme-2"), name: "acme-2" }], []],
    ["pending", [{ ...acmePending, urn: urnOf("acme-2"), name: "acme-2" }], []],
    ["in state with another tenant", [], [{ ...acmeKept, urn: urnOf("acme-2"), id: otherId }]],
    ["in state with this very tenant", [], [{ ...acmeKept, urn: urnOf("acme-2") }]],
  ])("a second block of its domain makes it a conflict: %s", (_, others, resources) => {
    const planned = planRecovery([declared, ...others], stateWith({ resources }), { partnerId, tenants: [acme] });
    expect(planned[0]).toMatchObject({
      status: "conflict",
      reason: expect.stringMatching(/^several blocks declare its domain: acme, acme-2$/) as string,
    });
  });

  test("a block that state has with another tenant keeps that one", () => {
    const kept = { ...acmeKept, id: otherId, inputs: { ...acmeKept.inputs, tenantDomain: "acme-1.printix.net" } };
    expect(planOf(declared, [kept], [acme])).toMatchObject({
      status: "conflict",
      reason: `it arrived (id ${tenantId}), but in state its name is that of the tenant ${otherId}`,
    });
  });

  test.each<[string, SoughtTenant, string]>([
    ["parent", { ...declared, parent: groupUrn }, groupUrn],
    ["provider", { ...declared, type: nativeTenantType, provider: nordic.urn }, nordic.urn],
  ])("what has a %s that is not in state yet waits for that", (what, tenant, urn) => {
    expect(planOf(tenant, [], [acme])).toMatchObject({
      status: "conflict",
      reason: `it arrived (id ${tenantId}), but its ${what} is not in state yet: run \`pulumi up --target ${urn}\` first`,
    });
    expect(planOf(tenant, [], [])).toMatchObject({ status: "not arrived" });
  });

  test("what the plan does not show cannot be compared", () => {
    const { tenantName: _, ...unnamed } = declared;
    expect(planOf(unnamed, [], [acme])).toMatchObject({
      status: "conflict",
      reason: expect.stringContaining("is secret, or not known before `pulumi up`") as string,
    });
  });
});
