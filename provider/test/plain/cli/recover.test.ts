import type { PartnerTenant } from "printix-partner-sdk";
import type { ImportFile, PulumiCli } from "../../../src/cli/shared/pulumi/pulumi-cli";
import type { StackState, StateResource } from "../../../src/cli/shared/pulumi/stack-export";
import type { Declared } from "../../../src/cli/recover/declared-by-plan";
import type { OtherStacks } from "../../../src/cli/recover/other-stacks";
import { recover, type Recovery, type RecoverySteps } from "../../../src/cli/recover/recover";
import type { SoughtTenant } from "../../../src/cli/recover/sought-tenant";
import { acme, tenantId } from "../../acme";
import { failureOf } from "../../failure-of";
import { fakeClient } from "../../fake-client";
import { nativeTenantType } from "../../../src/tenant/tenant-types";
import {
  acmeCreating,
  acmeKept,
  acmePending,
  asNative,
  defaultProvider,
  nordic,
  stackUrn,
  stateWith,
  urnOf,
} from "./stack";

const bucket: StateResource = {
  urn: "urn:pulumi:dev::customers::aws:s3/bucket:Bucket::logs",
  type: "aws:s3/bucket:Bucket",
};
const globexCreating: StateResource = {
  ...acmeCreating,
  urn: urnOf("globex"),
  protect: false,
  inputs: { ...acmeCreating.inputs, tenantName: "Globex", tenantDomain: "globex.printix.net" },
};
const globex: PartnerTenant = { ...acme, id: "22222222", tenantName: "Globex", tenantDomain: "globex.printix.net" };

/** An engine whose import works, with what a test needs changed, and what was asked of it. */
function fakePulumi(before: StackState, changes: Partial<PulumiCli> = {}): PulumiCli & { calls: unknown[][] } {
  const calls: unknown[][] = [];
  let state = before;
  return {
    calls,
    name: () => Promise.resolve("customers/dev"),
    otherStacks: () => Promise.resolve([]),
    state: () => Promise.resolve(state),
    preview: () => Promise.resolve("{}"),
    config: () => Promise.resolve({}),
    import: ({ resources }: ImportFile, { protect }) => {
      const imported = (resources as { name: string; id: string }[]).map(({ name, id }) => ({ name, id }));
      calls.push(["import", imported.map(({ id }) => id), protect]);
      const kept = imported.map(({ name, id }) => ({ ...acmeKept, urn: name, id }));
      state = { ...state, resources: [...state.resources, ...kept] };
      return Promise.resolve();
    },
    clearPendingCreates: (urn) => {
      calls.push(["clear", urn]);
      return Promise.resolve();
    },
    ...changes,
  };
}

interface Run extends Recovery {
  calls: unknown[][];
  notes: string[];
  shown: string[];
}

async function run(
  pulumi: ReturnType<typeof fakePulumi>,
  tenants: PartnerTenant[],
  isApproved = true,
  changes: Partial<RecoverySteps> = {},
): Promise<Run> {
  const notes: string[] = [];
  const shown: string[] = [];
  const recovery = await recover({
    pulumi,
    client: () => Promise.resolve(fakeClient({ list: () => (pulumi.calls.push(["list"]), Promise.resolve(tenants)) })),
    untilListed: () => (pulumi.calls.push(["wait"]), Promise.resolve()),
    show: (plan) => shown.push(...plan.map(({ name, status }) => `${name} ${status}`)),
    approve: () => Promise.resolve(isApproved),
    note: (line) => notes.push(line),
    ...changes,
  });
  return { ...recovery, calls: pulumi.calls, notes, shown };
}

test("what arrived is imported, then the list of pending creates is emptied", async () => {
  const pulumi = fakePulumi(stateWith({ pendingCreates: [acmeCreating, globexCreating] }));
  expect(await run(pulumi, [acme])).toMatchObject({
    calls: [["wait"], ["list"], ["import", [tenantId], true], ["clear", stackUrn]],
    shown: ["acme arrived", "globex not arrived"],
    isDone: true,
    isCleared: true,
    notes: [],
  });
});

test("protected and unprotected tenants are imported separately", async () => {
  const pulumi = fakePulumi(stateWith({ pendingCreates: [globexCreating, acmeCreating] }));
  const { calls } = await run(pulumi, [acme, globex]);
  expect(calls.slice(2, 4)).toEqual([
    ["import", [tenantId], true],
    ["import", [globex.id], false],
  ]);
});

test("nothing pending: nobody is asked anything", async () => {
  const pulumi = fakePulumi(stateWith({ pendingCreates: [] }));
  const client = () => Promise.reject(new Error("no client is needed"));
  const never = (): never => {
    throw new Error("nothing is to be shown or asked");
  };
  const steps = { pulumi, client, untilListed: never, show: never, approve: never, note: never };
  const nothing = { tenants: [], setAside: [], isNeeded: false, isDone: false, isCleared: true };
  expect(await recover(steps)).toEqual(nothing);
});

test("without approval the plan is shown and nothing is changed", async () => {
  expect(await run(fakePulumi(stateWith()), [acme], false)).toMatchObject({
    calls: [["wait"], ["list"]],
    shown: ["acme arrived"],
    isDone: false,
  });
});

test("a conflict keeps the list of pending creates, and the rest is brought in", async () => {
  const pulumi = fakePulumi(stateWith({ pendingCreates: [acmeCreating, globexCreating] }));
  const { calls, isCleared, notes } = await run(pulumi, [acme, { ...globex, tenantName: "Globex Corporation" }]);
  expect(calls).toEqual([["wait"], ["list"], ["import", [tenantId], true]]);
  expect(isCleared).toBe(false);
  expect(notes).toEqual([expect.stringContaining("there are conflicts")]);
});

test("with a conflict and no arrival there is nothing to approve", async () => {
  const pulumi = fakePulumi(stateWith({ pendingCreates: [acmeCreating, globexCreating] }));
  const { calls, isDone, shown } = await run(pulumi, [{ ...acme, tenantName: "Acme Ltd." }]);
  expect({ calls, isDone, shown }).toEqual({
    calls: [["wait"], ["list"]],
    isDone: false,
    shown: ["acme conflict", "globex not arrived"],
  });
});

test("pending creates of other types are not thrown away", async () => {
  const { calls, notes } = await run(fakePulumi(stateWith({ pendingCreates: [acmeCreating, bucket] })), [acme]);
  expect(calls).toEqual([["wait"], ["list"], ["import", [tenantId], true]]);
  expect(notes).toEqual([expect.stringContaining(bucket.urn)]);
});

test("what another update left pending meanwhile is not thrown away", async () => {
  const states = [stateWith(), stateWith({ resources: [acmeKept], pendingCreates: [acmeCreating, globexCreating] })];
  const pulumi = fakePulumi(stateWith(), { state: () => Promise.resolve(states.shift() ?? stateWith()) });
  const { calls, notes } = await run(pulumi, [acme]);
  expect(calls).toEqual([["wait"], ["list"], ["import", [tenantId], true]]);
  expect(notes).toEqual([expect.stringContaining("in the meantime")]);
});

test("an import that says it worked and did not is not believed", async () => {
  const pulumi = fakePulumi(stateWith(), { import: () => Promise.resolve() });
  const failure = await failureOf(() => run(pulumi, [acme]));
  expect(failure.message).toContain(acmeCreating.urn);
  expect(pulumi.calls).toEqual([["wait"], ["list"]]);
});

test("where the list fails, nothing is changed", async () => {
  const pulumi = fakePulumi(stateWith());
  const client = () => Promise.resolve(fakeClient({ list: () => Promise.reject(new Error("503")) }));
  const quiet = () => undefined;
  const now = () => Promise.resolve();
  const steps = { pulumi, client, untilListed: now, show: quiet, approve: () => Promise.resolve(true), note: quiet };
  expect((await failureOf(() => recover(steps))).message).toBe("503");
  expect(pulumi.calls).toEqual([]);
});

describe("a list that shows none of the tenants of state", () => {
  const old = { ...acmeKept, urn: urnOf("old"), id: "3" };
  const before = (): StackState => stateWith({ resources: [old] });

  test.each([
    ["no tenant at all", [], "Printix lists no tenant at all for the partner"],
    ["others", [globex], "Printix lists 1 others for the partner"],
  ])("is not believed where it shows %s, and the list of pending creates stays", async (_, listed, words) => {
    const pulumi = fakePulumi(before());
    const { message } = await failureOf(() => run(pulumi, listed));
    expect(message).toContain(words);
    expect(message).toContain("State holds 1");
    expect(message).toContain("nothing was changed");
    expect(message).toContain("Wait until Printix lists the tenants");
    expect(message).toContain("PRINTIX_MAX_VANISHED_PERCENT=100");
    expect(pulumi.calls).toEqual([["wait"], ["list"]]);
  });

  test("is believed where somebody allows it", async () => {
    const allowed = { maxVanishedPercent: () => Promise.resolve(100) };
    const { isCleared, shown } = await run(fakePulumi(before()), [], true, allowed);
    expect({ isCleared, shown }).toEqual({ isCleared: true, shown: ["acme not arrived"] });
    const usual = { maxVanishedPercent: () => Promise.resolve(10) };
    await failureOf(() => run(fakePulumi(before()), [], true, usual));
  });

  test("is believed where an update has cancelled them, or is to take them away", async () => {
    const gone = [
      { ...old, pendingReplacement: true },
      { ...old, urn: urnOf("older"), delete: true },
    ];
    expect((await run(fakePulumi(stateWith({ resources: gone })), [])).isCleared).toBe(true);
  });
});

test("another partner's list is not asked what arrived", async () => {
  const selfUrl = `https://api.printix.net/public/partners/somebody-else/tenants/${tenantId}`;
  const foreign = { ...acmeKept, urn: urnOf("old"), id: "3", outputs: { ...acmeKept.outputs, selfUrl } };
  const pulumi = fakePulumi(stateWith({ resources: [foreign] }));
  expect((await failureOf(() => run(pulumi, [acme]))).message).toMatch(
    /\bsomebody-else\b[^]* \[PRINTIX_OTHER_PARTNER\]$/,
  );
  expect(pulumi.calls).toEqual([["wait"]]);
});

describe("of the native plugin", () => {
  const resources = [defaultProvider, nordic];
  const own = asNative(acmeCreating);
  const foreign = asNative(globexCreating, nordic);

  test("what arrived comes in as that, by its provider, and the list of pending creates is emptied", async () => {
    const pulumi = fakePulumi(stateWith({ pendingCreates: [own], resources }));
    const imported = jest.spyOn(pulumi, "import");
    const { isCleared, notes } = await run(pulumi, [acme]);
    expect({ isCleared, notes }).toEqual({ isCleared: true, notes: [] });
    const files = imported.mock.calls.map(([file]) => file);
    expect(files).toMatchObject([
      {
        nameTable: { [defaultProvider.urn]: defaultProvider.urn },
        resources: [{ type: nativeTenantType, name: own.urn, provider: defaultProvider.urn }],
      },
    ]);
    expect(JSON.stringify(files)).not.toContain("__provider");
  });

  test("another partner's stays pending, and is not settled by this partner's list", async () => {
    const pulumi = fakePulumi(stateWith({ pendingCreates: [own, foreign], resources }));
    const { calls, shown, isCleared } = await run(pulumi, [acme]);
    expect(shown).toEqual(["acme arrived", "globex conflict"]);
    expect(calls).toEqual([["wait"], ["list"], ["import", [tenantId], true]]);
    expect(isCleared).toBe(false);
  });

  test("another partner's in state is no reason to take this partner's list for a wrong one", async () => {
    const selfUrl = "https://api.printix.net/public/partners/nordic-partner/tenants/22222222";
    const kept = { ...foreign, id: globex.id, outputs: { selfUrl } };
    const pulumi = fakePulumi(stateWith({ pendingCreates: [own, foreign], resources: [...resources, kept] }));
    const { shown, isCleared } = await run(pulumi, [acme]);
    expect({ shown, isCleared }).toEqual({ shown: ["acme arrived", "globex in state"], isCleared: true });
  });
});

describe("after a run that kept no checkpoints", () => {
  const acmeDeclared: SoughtTenant = { ...acmePending, source: "plan" };
  const nothingPending = stateWith({ pendingCreates: [] });
  const nobody: OtherStacks = { read: new Map([["labs/dev", nothingPending]]), unread: new Map() };

  function declaredSteps(changes: Partial<Declared> = {}, otherStacks = nobody, vouchedFor = new Set<string>()) {
    const looks: string[] = [];
    const declared = {
      read: () => Promise.resolve({ tenants: [acmeDeclared], providers: [], ...changes }),
      otherStacks: () => (looks.push("others"), Promise.resolve(otherStacks)),
      vouchedFor,
    };
    return { looks, steps: { declared } };
  }

  test("what is declared, ours and in no state is imported; there is no list to empty", async () => {
    const { steps, looks } = declaredSteps();
    expect(await run(fakePulumi(nothingPending), [acme], true, steps)).toMatchObject({
      calls: [["wait"], ["list"], ["import", [tenantId], true]],
      shown: ["acme arrived"],
      otherStacks: nobody,
      ...{ isNeeded: true, isDone: true, isCleared: true },
    });
    expect(looks).toEqual(["others"]);
  });

  test("without approval nothing is changed", async () => {
    const pulumi = fakePulumi(nothingPending);
    const { calls, isNeeded, isDone } = await run(pulumi, [acme], false, declaredSteps().steps);
    expect({ calls, isNeeded, isDone }).toEqual({ calls: [["wait"], ["list"]], isNeeded: true, isDone: false });
  });

  test("nobody knows when it was killed, which its wait is told, also beside what is pending", async () => {
    const known: boolean[] = [];
    const untilListed = (_: StackState, isMomentKnown: boolean) => (known.push(isMomentKnown), Promise.resolve());
    await run(fakePulumi(stateWith()), [], true, { untilListed });
    await run(fakePulumi(nothingPending), [], true, { untilListed, ...declaredSteps().steps });
    await run(fakePulumi(stateWith({ pendingCreates: [globexCreating] })), [], true, {
      untilListed,
      ...declaredSteps().steps,
    });
    expect(known).toEqual([true, false, false]);
  });

  test("what another stack has stays there, and nothing is asked", async () => {
    const others = { ...nobody, read: new Map([["labs/dev", stateWith({ resources: [acmeKept] })]]) };
    const never = (): never => {
      throw new Error("there is nothing to approve");
    };
    const steps = { ...declaredSteps({}, others).steps, approve: never };
    const { calls, tenants, isNeeded } = await run(fakePulumi(nothingPending), [acme], true, steps);
    expect(calls).toEqual([["wait"], ["list"]]);
    expect(tenants).toMatchObject([{ status: "conflict", stacks: ["labs/dev"] }]);
    expect(isNeeded).toBe(false);
  });

  test("what a stack may have that cannot be read stays outside, until somebody answers for that stack", async () => {
    const others: OtherStacks = { read: new Map(), unread: new Map([["labs/dev", "access denied"]]) };
    const doubtful = await run(fakePulumi(nothingPending), [acme], true, declaredSteps({}, others).steps);
    expect(doubtful.calls).toEqual([["wait"], ["list"]]);
    const { steps } = declaredSteps({}, others, new Set(["labs/dev"]));
    expect((await run(fakePulumi(nothingPending), [acme], true, steps)).calls).toHaveLength(3);
  });

  test("no other stack is read where nothing depends on it", async () => {
    const { steps, looks } = declaredSteps();
    const { shown, isNeeded } = await run(fakePulumi(nothingPending), [], true, steps);
    expect({ shown, isNeeded, looks }).toEqual({ shown: ["acme not arrived"], isNeeded: false, looks: [] });
    await run(fakePulumi(stateWith()), [acme], true, steps);
    expect(looks).toEqual([]);
  });

  test("both kinds at once: the engine's own list counts first, and is emptied whatever became of the other ones", async () => {
    const globexDeclared = { ...acmeDeclared, urn: urnOf("globex"), name: "globex", tenantName: "Globex" };
    const declared = { tenants: [acmeDeclared, { ...globexDeclared, tenantDomain: "globex.printix.net" }] };
    const pulumi = fakePulumi(stateWith({ pendingCreates: [acmeCreating] }));
    const renamed = { ...globex, tenantName: "Globex Corporation" };
    const { shown, calls, isCleared } = await run(pulumi, [acme, renamed], true, declaredSteps(declared).steps);
    expect(shown).toEqual(["acme arrived", "globex conflict"]);
    expect(calls.slice(2)).toEqual([
      ["import", [tenantId], true],
      ["clear", stackUrn],
    ]);
    expect(isCleared).toBe(true);
  });

  test("a block of another partner is left alone, and told: by state, or by the plan", async () => {
    const foreign: SoughtTenant = { ...acmeDeclared, type: nativeTenantType, provider: nordic.urn };
    for (const [resources, providers] of [
      [[nordic], []],
      [[], [nordic]],
    ]) {
      const { steps } = declaredSteps({ tenants: [foreign], providers: providers ?? [] });
      const pulumi = fakePulumi(stateWith({ pendingCreates: [], resources: resources ?? [] }));
      const { calls, notes, tenants } = await run(pulumi, [acme], true, steps);
      expect({ calls, tenants }).toEqual({ calls: [], tenants: [] });
      expect(notes).toEqual([expect.stringMatching(/^1 tenant of the partner nordic-partner left out/)]);
    }
  });

  test("what is declared and in state is as it should be, and not shown", async () => {
    const pulumi = fakePulumi(stateWith({ pendingCreates: [], resources: [acmeKept] }));
    expect((await run(pulumi, [acme], true, declaredSteps().steps)).tenants).toEqual([]);
  });
});
