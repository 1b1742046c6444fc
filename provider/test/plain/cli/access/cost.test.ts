import { costOf } from "../../../../src/cli/access/cost";
import { plannedChanges } from "../../../../src/cli/access/planned-changes";
import { previewSteps } from "../../../../src/cli/shared/pulumi/preview";
import { dynamicTenantType } from "../../../../src/tenant/tenant-types";
import { acmeInputs, acmeState, tenantId } from "../../../acme";
import { fakeAccess } from "../../../fake-client";

const access = {
  ...fakeAccess,
  requestsPerSecond: { value: 5, source: "server" as const },
  burst: { value: 10, source: "server" as const },
  quotaRemaining: { value: 1_000, source: "server" as const },
  changesLeft: 996,
};

test("a plan costs its changes and two looks at the list, at the rate that the burst leaves", () => {
  expect(costOf({ creations: 58, cancels: 0 }, access)).toEqual({
    creations: 58,
    cancels: 0,
    lists: 2,
    looks: 0,
    requests: 60,
    seconds: 10,
    percentOfRemaining: 6,
    isWithinQuota: true,
  });
});

test("cancels alone look at no list, the first of them at its tenant, and a burst takes no time", () => {
  const cost = costOf({ creations: 0, cancels: 9 }, access);
  expect(cost).toMatchObject({ lists: 0, looks: 1, requests: 10, seconds: 0 });
});

test("up to what a change may begin with, it can be finished; from there on it cannot", () => {
  expect(costOf({ creations: 994, cancels: 0 }, access)).toMatchObject({ requests: 996, isWithinQuota: true });
  expect(costOf({ creations: 900, cancels: 95 }, access)).toMatchObject({ requests: 998, isWithinQuota: false });
});

test("of a quota that is spent nothing has a share, and a plan that sends nothing is within it", () => {
  const spent = { ...access, quotaRemaining: { value: 0, source: "server" as const }, changesLeft: 0 };
  expect(costOf({ creations: 1, cancels: 0 }, spent)).not.toHaveProperty("percentOfRemaining");
  expect(costOf({ creations: 1, cancels: 0 }, spent)).toMatchObject({ isWithinQuota: false });
  expect(costOf({ creations: 0, cancels: 0 }, spent)).toMatchObject({ requests: 0, isWithinQuota: true });
});

const urn = (name: string): string => `urn:pulumi:dev::tenants::${dynamicTenantType}::${name}`;
const begun = (op: string, name: string, type: string = dynamicTenantType) => ({
  op,
  urn: urn(name),
  newState: { type, inputs: acmeInputs },
});
const ended = (op: string, name: string, deletionPolicy = "cancel") => ({
  op,
  urn: urn(name),
  oldState: { type: dynamicTenantType, id: tenantId, outputs: { ...acmeState, deletionPolicy } },
});

test("a plan's creations, replacements and cancels are counted, once each", () => {
  const steps = [
    begun("create", "new"),
    begun("create", "stack", "pulumi:pulumi:Stack"),
    { ...begun("replace", "renamed"), ...ended("replace", "renamed") },
    ended("delete-replaced", "moved"),
    { ...begun("replace", "moved"), ...ended("replace", "moved") },
    begun("create-replacement", "moved"),
    ended("delete", "gone"),
    ended("delete", "left", "abandon"),
    begun("same", "kept"),
    begun("update", "changed"),
  ];
  expect(plannedChanges(previewSteps(JSON.stringify({ steps }), "plan.json"))).toEqual({ creations: 3, cancels: 3 });
  expect(() => previewSteps("no plan", "plan.json")).toThrow("[PRINTIX_INPUT]");
});
