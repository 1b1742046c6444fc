import { differences, anything, whatever } from "../../../../src/cli/plan/differences";
import { operationFacts } from "../../../../src/cli/plan/operation-facts";
import { stateFacts } from "../../../../src/cli/plan/state-facts";
import { dynamicTenantType } from "../../../../src/tenant/tenant-types";

const urn = `urn:pulumi:dev::customers::${dynamicTenantType}::acme`;
const signature = "4dabf18193072939515e22adb298388d";
const secret = { [signature]: "1b47061264138c4ac30d75fd1eb44270" };
const asset = { [signature]: "c44067f5952c0a294b673a41bacd8c17" };

const operation = (value: unknown, more = {}): string =>
  JSON.stringify({
    manifest: { time: "now" },
    resourcePlans: { [urn]: { goal: { inputDiff: { adds: { value } } }, steps: ["create"], ...more } },
  });

describe("what a plan does", () => {
  it.each([
    ["another value", "one", "two"],
    ["another asset", { ...asset, hash: "one" }, { ...asset, hash: "two" }],
    ["an asset in the place of a secret", { ...secret, ciphertext: "one" }, { ...asset, hash: "one" }],
    ["another value in a list", [{ a: 1 }], [{ a: 2 }]],
  ])("is another one with %s", (_, one, other) => {
    expect(operationFacts(operation(one))).not.toEqual(operationFacts(operation(other)));
  });

  it("is another one with another step", () => {
    const replaced = operation("one", { steps: ["replace"] });
    expect(operationFacts(replaced)).not.toEqual(operationFacts(operation("one")));
  });

  it.each([
    ["chance of the engine's", operation("one", { seed: "1" }), operation("one", { seed: "2" })],
    [
      "a secret that is encrypted twice",
      operation({ ...secret, ciphertext: "one" }),
      operation({ ...secret, ciphertext: "two" }),
    ],
    ["another order of keys", operation({ a: 1, b: 2 }), operation({ b: 2, a: 1 })],
  ])("is the same with %s", (_, one, other) => {
    expect(operationFacts(one)).toEqual(operationFacts(other));
  });
});

describe("what state has", () => {
  const exported = (resource: object, time = "then"): string =>
    JSON.stringify({ deployment: { manifest: { time }, resources: [{ urn, id: "1", ...resource }] } });

  it("is the same after a run that changed nothing", () => {
    const later = exported({ modified: "later", sourcePosition: "index.ts:2" }, "later");
    expect(stateFacts(later)).toEqual(stateFacts(exported({ modified: "then", sourcePosition: "index.ts:1" })));
  });

  it("is another one where a resource stands there twice", () => {
    const twice = JSON.parse(exported({})) as { deployment: { resources: object[] } };
    twice.deployment.resources.push({ urn, id: "1", delete: true });
    expect(stateFacts(JSON.stringify(twice))[urn]).not.toBe(stateFacts(exported({}))[urn]);
  });
});

describe("two records", () => {
  it("differ by what was added, what is gone, and what has another value", () => {
    expect(differences({ a: "1", b: "1", d: "1" }, { b: "2", c: "1", d: "1" })).toEqual([
      { name: "a", how: "gone" },
      { name: "b", how: "changed" },
      { name: "c", how: "added" },
    ]);
  });

  it("do not differ by the value of what is only known to be there, but by its end", () => {
    expect(differences({ a: whatever }, { a: "1" })).toEqual([]);
    expect(differences({ a: whatever }, {})).toEqual([{ name: "a", how: "gone" }]);
  });

  it("do not differ by what may be there or not", () => {
    expect(differences({ a: anything }, {})).toEqual([]);
    expect(differences({ a: anything }, { a: "1" })).toEqual([]);
  });
});
