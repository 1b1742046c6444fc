import { claimedElsewhere, readOtherStacks, type OtherStacks } from "../../../src/cli/recover/other-stacks";
import type { ArrivedTenant } from "../../../src/cli/recover/plan";
import type { StackState } from "../../../src/cli/shared/pulumi/stack-export";
import { acme, tenantId } from "../../acme";
import { acmeCreating, acmeKept, acmePending, asNative, stateWith, urnOf } from "./stack";

const arrived: ArrivedTenant = { ...acmePending, source: "plan", status: "arrived", found: acme };
const none = new Set<string>();
const empty = stateWith({ pendingCreates: [] });

function others(read: Record<string, StackState>, unread: Record<string, string> = {}): OtherStacks {
  return { read: new Map(Object.entries(read)), unread: new Map(Object.entries(unread)) };
}

test("each stack is read, and one that cannot be keeps none from being read", async () => {
  const seen: string[] = [];
  const stacks = new Map([
    ["a/dev", { state: () => Promise.resolve(empty) }],
    ["b/dev", { state: () => Promise.reject(new Error("access denied")) }],
    ["c/dev", { state: () => Promise.resolve(empty) }],
  ]);
  const found = await readOtherStacks(
    () => Promise.resolve(stacks),
    (stack) => seen.push(stack),
  );
  expect(found).toEqual(others({ "a/dev": empty, "c/dev": empty }, { "b/dev": "access denied" }));
  expect(seen).toEqual(["a/dev", "b/dev", "c/dev"]);
});

test("where the engine cannot list them, any may have it, until somebody answers for all", async () => {
  const found = await readOtherStacks(
    () => Promise.reject(new Error("unexpected end of JSON input")),
    () => undefined,
  );
  expect(found).toEqual(others({}, { "*": "unexpected end of JSON input" }));
  expect(claimedElsewhere(arrived, found, none)).toMatchObject({
    reason: expect.stringContaining("could not be read: the list of all stacks (*)") as string,
    stacks: ["*"],
  });
  expect(claimedElsewhere(arrived, found, new Set(["*"]))).toBeUndefined();
});

test.each([
  ["under another name", { ...acmeKept, urn: urnOf("customer-1") }, "customer-1"],
  ["as the other provider's", asNative(acmeKept), "acme"],
  ["to be taken away by the next update", { ...acmeKept, delete: true }, "acme"],
])("a tenant that another stack has in state is that one's: %s", (_, kept, name) => {
  const state = stateWith({ pendingCreates: [], resources: [kept] });
  expect(claimedElsewhere(arrived, others({ "a/dev": empty, "b/dev": state }), none)).toEqual({
    status: "conflict",
    reason: `it is there (id ${tenantId}), and the stack b/dev has it in state, as ${name}`,
    stacks: ["b/dev"],
  });
});

test("what another stack only reads, it does not have", () => {
  const state = stateWith({ pendingCreates: [], resources: [{ ...acmeKept, external: true }] });
  expect(claimedElsewhere(arrived, others({ "b/dev": state }), none)).toBeUndefined();
});

test("a domain that a killed run of another stack was creating may be that one's", () => {
  const state = stateWith({ pendingCreates: [{ ...acmeCreating, urn: urnOf("customer-1") }] });
  expect(claimedElsewhere(arrived, others({ "b/dev": state }), none)).toMatchObject({
    reason: expect.stringContaining("a killed run of the stack b/dev was creating this domain") as string,
    stacks: ["b/dev"],
  });
});

test("a stack that cannot be read may have it, until somebody answers for it", () => {
  const unread = others({ "a/dev": empty }, { "b/dev": "access denied", "c/dev": "no such key" });
  expect(claimedElsewhere(arrived, unread, none)).toMatchObject({ status: "conflict", stacks: ["b/dev", "c/dev"] });
  expect(claimedElsewhere(arrived, unread, new Set(["c/dev"]))).toMatchObject({ stacks: ["b/dev"] });
  expect(claimedElsewhere(arrived, unread, new Set(["b/dev", "c/dev"]))).toBeUndefined();
});

test("nobody's word counts for a stack that can be read, and that has it", () => {
  const state = stateWith({ pendingCreates: [], resources: [acmeKept] });
  expect(claimedElsewhere(arrived, others({ "b/dev": state }), new Set(["b/dev"]))).toMatchObject({
    stacks: ["b/dev"],
  });
});
