import type { SharedBudget } from "../../src/budget/shared-budget";
import { createFakeSystem } from "../fake-system";
import { failureOf } from "../failure-of";
import { createMemoryStore, type MemberOptions } from "../memory-store";

const { signal } = new AbortController();
const read = { isChange: false };
const lookup = { isChange: false, isLookup: true };
const change = { isChange: true };
const refused = { code: "ERR_PRINTIX_BUDGET" };

function setUp() {
  const system = createFakeSystem();
  const store = createMemoryStore(system);
  /** Sends one request, which is answered at once. */
  const send = async (budget: SharedBudget, request = read): Promise<number> => {
    (await budget.acquire(request, signal)).release({ bucket: {} });
    return system.now();
  };
  /** Members that have each been told an equal share. */
  async function members(count: number, options: MemberOptions = {}) {
    const all = Array.from({ length: count }, () => store.member(options));
    for (const { budget } of all) await system.run(send(budget));
    await system.advance(5_000);
    return all;
  }
  /** One member that has been told its share, among so many. */
  async function oneOf(count: number, options: MemberOptions = {}) {
    const [one, ...others] = await members(count, options);
    if (!one) throw new Error("there is no member");
    const lose = (): void => {
      for (const { way } of [one, ...others]) way.away = "it is down";
    };
    return { ...one, lose };
  }
  return { system, store, send, oneOf };
}

describe("without the store", () => {
  it("no change begins, and none is sent", async () => {
    const { system, send, oneOf } = setUp();
    const { budget, lose } = await oneOf(1);
    const reservation = await system.run(budget.reserve(signal));
    lose();
    const failures = Promise.all([failureOf(budget.reserve(signal)), failureOf(send(budget, change))]);
    expect(await system.run(failures)).toMatchObject([refused, refused]);
    reservation.end();
  });

  it("a read goes by this member's share of the limit, and nothing is saved up", async () => {
    const { system, send, oneOf } = setUp();
    const { budget, lose } = await oneOf(2);
    lose();
    await system.advance(6_000);
    const beganAtMs = system.now();
    await system.advance(60_000);
    const times = await system.run(Promise.all(Array.from({ length: 15 }, () => send(budget))));
    // Half of ten at once, and half of five a second.
    const after = times.map((atMs) => Math.round(atMs - beganAtMs - 60_000));
    expect(after).toEqual([0, 0, 0, 0, 0, 400, 800, 1_200, 1_600, 2_000, 2_400, 2_800, 3_200, 3_600, 4_000]);
  });

  it("the first read waits for a token of this member's share", async () => {
    const { system, send, oneOf } = setUp();
    const { budget, lose } = await oneOf(2);
    lose();
    const beganAtMs = system.now();
    const times = await system.run(Promise.all([send(budget), send(budget)]));
    expect(times[0]).toBeGreaterThanOrEqual(beganAtMs + 5_000);
    expect(Math.round(times[1] - times[0])).toBe(400);
  });

  it("a lookup goes even where more members share than may send at once, and a read does not", async () => {
    const { system, send, oneOf } = setUp();
    const { budget, lose } = await oneOf(3, { burst: 2 });
    lose();
    expect(await system.run(failureOf(send(budget)))).toMatchObject(refused);
    await system.run(send(budget, lookup));
  });

  it("reads leave what is kept for changes under way", async () => {
    const { system, send, oneOf } = setUp();
    // One is sent, two and six are kept for the change: three are left for reads.
    const { budget, lose } = await oneOf(1, { dailyQuota: 13 });
    await system.run(budget.reserve(signal));
    lose();
    await system.run(failureOf(budget.reserve(signal)));
    for (let n = 0; n < 3; n += 1) await system.run(send(budget));
    expect(await system.run(failureOf(send(budget)))).toMatchObject(refused);
    await system.run(send(budget, lookup));
  });

  it("what was sent is counted when the store is there again", async () => {
    const { system, store, send, oneOf } = setUp();
    const { budget, way, lose } = await oneOf(1);
    lose();
    for (let n = 0; n < 3; n += 1) await system.run(send(budget));
    const { used } = store.ledger().quota.server;
    way.away = undefined;
    await system.advance(3_000);
    expect(store.ledger().quota.server.used - used).toBe(3);
  });

  it("a member that never reached it sends nothing", async () => {
    const { system, store, send } = setUp();
    const { budget, way } = store.member();
    way.away = "it is down";
    const failures = [read, lookup, change].map((request) => failureOf(send(budget, request)));
    expect(await system.run(Promise.all(failures))).toMatchObject([refused, refused, refused]);
    // And nothing a while later.
    await system.advance(60_000);
    expect(await system.run(failureOf(send(budget)))).toMatchObject(refused);
  });
});

describe("the reason that an error names", () => {
  it("is the store's own, also where the last try was not answered", async () => {
    const { system, store } = setUp();
    const { budget, way } = store.member();
    way.away = "WRONGPASS of the store";
    const failure = failureOf(budget.reserve(signal));
    await system.advance(1_000);
    way.isSilent = true;
    const { message } = await system.run(failure);
    expect(message).toBe("the shared budget cannot be used (WRONGPASS of the store), so no change was begun");
  });

  it("is that there is no answer, where the store says nothing", async () => {
    const { system, store } = setUp();
    const { budget, way } = store.member();
    way.isSilent = true;
    expect((await system.run(failureOf(budget.reserve(signal)))).message).toContain("(no answer within 5 s)");
  });

  it("is that another release shares it, where its ledger is of another format", async () => {
    const { system, store } = setUp();
    const { budget, way } = store.member();
    way.answer = { is: { otherFormat: 99 } };
    expect((await system.run(failureOf(budget.reserve(signal)))).message).toContain("another release");
  });
});

describe("an answer that makes no sense", () => {
  it.each([[null], ["text"], [7], [{}], [{ granted: {} }], [{ granted: {}, begun: 1, quota: {} }]])(
    "such as %j counts as none, and is forgotten when there is a better one",
    async (answer) => {
      const unhandled: unknown[] = [];
      const note = (error: unknown): void => void unhandled.push(error);
      process.on("unhandledRejection", note);
      try {
        const { system, store, send } = setUp();
        const { budget, way } = store.member();
        way.answer = { is: answer };
        const failures = Promise.all([failureOf(budget.reserve(signal)), failureOf(send(budget))]);
        expect(await system.run(failures)).toMatchObject([refused, refused]);
        await system.advance(20_000);
        way.answer = undefined;
        await system.advance(1_000);
        await system.run(send(budget));
        await system.run(budget.reserve(signal));
        expect(unhandled).toEqual([]);
      } finally {
        process.off("unhandledRejection", note);
      }
    },
  );
});
