import fc from "fast-check";
import type { MemberLimits } from "../../src/budget/ledger/ledger";
import type { Reply } from "../../src/budget/ledger/message";
import { createLedgerTalk, ending, seenIn, startLimits, wanting } from "../ledger-talk";

const limitsOf = (dailyQuota: number, ceiling: MemberLimits["ceiling"] = {}): { limits: MemberLimits } => ({
  limits: { start: { ...startLimits, dailyQuota }, ceiling },
});

/** Time goes by, and these members are heard in it. */
function live(talk: ReturnType<typeof createLedgerTalk>, seconds: number, ...members: string[]): void {
  for (let second = 0; second < seconds; second += 1) {
    talk.wait(1_000);
    for (const member of members) talk.say(member);
  }
}

describe("a member that is not heard for 10 s", () => {
  it("holds no request in flight any more", () => {
    const talk = createLedgerTalk();
    talk.openBy("b");
    expect(talk.granted("dead", 10)).toBe(10);
    live(talk, 9, "b");
    expect(talk.granted("b", 1)).toBe(0);
    live(talk, 1, "b");
    expect(talk.ledger()).toMatchObject({ permits: {}, bucket: { inFlight: 0 } });
    live(talk, 2, "b");
    expect(talk.granted("b", 10)).toBe(10);
  });

  it("keeps no room for changes any more", () => {
    const talk = createLedgerTalk();
    talk.openBy("b");
    talk.say("dead", { changesUnderWay: 3, reserved: 2 });
    expect(talk.say("b").quota.kept).toBe(2 + 3 * 8);
    live(talk, 10, "b");
    expect(talk.say("b").quota.kept).toBe(0);
  });
});

describe("the shares of all members", () => {
  it("never add up to more than the whole, whoever joins, leaves or dies, and whichever answers are lost", () => {
    const event = fc.record({
      member: fc.integer({ min: 0, max: 7 }).map((n) => `m${n}`),
      isLeaving: fc.boolean(),
      isLost: fc.boolean(),
      afterMs: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 11_000 })),
    });
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 60 }), (events) => {
        const talk = createLedgerTalk();
        const last: Record<string, Reply> = {};
        const heardAtMs: Record<string, number> = {};
        for (const { member, isLeaving, isLost, afterMs } of events) {
          talk.wait(afterMs);
          const known = last[member];
          const reply = talk.say(member, { isLeaving, ...(known && seenIn(known)) });
          if (!isLost) {
            last[member] = reply;
            heardAtMs[member] = talk.nowMs();
          }
          // Who leaves, and whose lease is over, goes by no share any more.
          if (isLeaving) heardAtMs[member] = -Infinity;
          const alive = Object.keys(last).filter((one) => talk.nowMs() - (heardAtMs[one] ?? -Infinity) < 10_000);
          const sum = alive.reduce((all, one) => all + (last[one]?.share ?? 0), 0);
          expect(sum).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });

  it("are equal as soon as each has been heard some times", () => {
    const talk = createLedgerTalk();
    const last: Record<string, Reply> = {};
    const hearAll = (): number[] =>
      ["a", "b", "c", "d"].map((member) => {
        const known = last[member];
        return (last[member] = talk.say(member, known && seenIn(known))).share;
      });
    for (let n = 0; n < 3; n += 1) hearAll();
    expect(hearAll()).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
});

describe("near the end of the daily quota", () => {
  it("the room for a change is reckoned with the longest list of all members", () => {
    const talk = createLedgerTalk();
    talk.openBy("a");
    talk.say("a", { lookupCost: 50 });
    expect(talk.say("b", { lookupCost: 1, changesUnderWay: 1 }).quota.kept).toBe(2 + 6 * 50);
  });

  it("the member that has waited longest begins its change first", () => {
    const talk = createLedgerTalk();
    const limits = limitsOf(12);
    expect(talk.say("a", { ...limits, begins: 1 })).toMatchObject({ begun: 1 });
    const busy = { ...limits, changesUnderWay: 1, reserved: 1 };
    talk.say("a", busy);
    talk.wait(100);
    // So that the order of names says nothing.
    expect(talk.say("z", { ...limits, begins: 1 })).toMatchObject({ begun: 0, begins: "wait" });
    talk.wait(100);
    expect(talk.say("b", { ...limits, begins: 1 })).toMatchObject({ begun: 0, begins: "wait" });
    talk.say("a", limits);
    expect(talk.say("b", { ...limits, begins: 1 })).toMatchObject({ begun: 0, begins: "wait" });
    expect(talk.say("z", { ...limits, begins: 1 })).toMatchObject({ begun: 1 });
    talk.say("z", limits);
    expect(talk.say("b", { ...limits, begins: 1 })).toMatchObject({ begun: 1 });
  });

  it("a change is refused that the quota might not let end", () => {
    const talk = createLedgerTalk();
    talk.openBy("a", limitsOf(8));
    expect(talk.say("a", { ...limitsOf(8), begins: 1 })).toMatchObject({ begun: 0, begins: "refused" });
  });

  it("what is kept for changes is not for reads", () => {
    const talk = createLedgerTalk();
    talk.openBy("a", limitsOf(10));
    // One of ten was sent.
    const kept = { ...limitsOf(10), changesUnderWay: 1 };
    expect(talk.say("a", { ...kept, ...wanting(["1", "2"]) })).toMatchObject({
      granted: { 1: true },
      refused: "reads",
    });
    expect(talk.say("a", { ...kept, ...wanting(["2"], "lookup") })).toMatchObject({ granted: { 2: true } });
  });
});

describe("what the API said long ago", () => {
  it("of a halt of days and a used-up quota does not keep a new first member from one request", () => {
    const talk = createLedgerTalk();
    talk.openBy("a");
    talk.say("a", wanting(["1"]));
    const haltMs = 3 * 24 * 60 * 60 * 1000;
    const quota = { limit: 100, remaining: 0, resetMs: haltMs };
    expect(talk.say("a", { ended: [{ id: "1", bucket: {}, haltMs, quota }] })).toMatchObject({
      haltMs,
      quota: { remaining: 0 },
    });
    talk.wait(60 * 60 * 1000);
    talk.say("b", limitsOf(100));
    talk.wait(2_000);
    const wants = { ...limitsOf(100), ...wanting(["1", "2"]) };
    expect(talk.say("b", wants)).toMatchObject({ granted: { 1: true }, refused: "none" });
    // Its answer says what is left.
    expect(talk.say("b", { ...wants, ...wanting(["2"]), holding: { 1: true } }).granted).toEqual({});
  });

  it("of a halt still holds where somebody has been there since", () => {
    const talk = createLedgerTalk();
    talk.openBy("a");
    talk.say("a", { ended: [{ id: "1", bucket: {}, haltMs: 600_000 }] });
    live(talk, 20, "b");
    expect(talk.say("c").haltMs).toBe(580_000);
  });
});

describe("the ceiling of one member", () => {
  it("binds all while it lives, and no longer", () => {
    const talk = createLedgerTalk();
    talk.openBy("a");
    talk.say("low", limitsOf(50_000, { requestsPerSecond: 1, burst: 2, dailyQuota: 100 }));
    talk.say("b");
    expect(talk.say("a")).toMatchObject({ requestsPerSecond: 1, burst: 2, quota: { lowestLimit: 100 } });
    live(talk, 9, "a");
    expect(talk.say("a")).toMatchObject({ requestsPerSecond: 1, burst: 2, quota: { lowestLimit: 100 } });
    live(talk, 1, "a");
    expect(talk.say("a")).toMatchObject({ requestsPerSecond: 5, burst: 10, quota: { lowestLimit: 50_000 } });
  });

  it("is not passed by what the API says", () => {
    const talk = createLedgerTalk();
    talk.openBy("a");
    talk.say("low", limitsOf(50_000, { requestsPerSecond: 1, burst: 2 }));
    talk.say("a", wanting(["1"]));
    const bucket = { requestsPerSecond: 20, burst: 40 };
    expect(talk.say("a", { ended: [{ id: "1", bucket }] })).toMatchObject({ requestsPerSecond: 1, burst: 2 });
    talk.say("low", { isLeaving: true });
    expect(talk.say("a", ending())).toMatchObject(bucket);
  });
});
