import type { Message } from "../../src/budget/ledger/message";
import { createLedgerTalk, ending, seenIn, wanting, type LedgerTalk } from "../ledger-talk";

/** Members that always want something say so all the time; hands back whom each permit went to, in order. */
function turnsOf(talk: LedgerTalk, members: string[], untilCount: number): string[] {
  const held = new Map<string, string>();
  const turns: string[] = [];
  for (let round = 0; turns.length < untilCount; round += 1) {
    talk.wait(20);
    for (const member of members) {
      const id = `${member}-${round}`;
      const last = held.get(member);
      const reply = talk.say(member, { ...wanting([id]), waiting: 50, ...(last !== undefined && ending(last)) });
      held.delete(member);
      if (reply.granted[id] === undefined) continue;
      held.set(member, id);
      turns.push(member);
    }
  }
  return turns;
}

const eight = Array.from({ length: 8 }, (_, n) => `m${n}`);

describe("the turns of members that always wait", () => {
  it("go round: each gets as many as each other, within one", () => {
    const talk = createLedgerTalk();
    talk.openBy("m0");
    const turns = turnsOf(talk, eight, 100);
    const counts = eight.map((member) => turns.filter((one) => one === member).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  it("begin with a newcomer's, once", () => {
    const talk = createLedgerTalk();
    talk.openBy("m0");
    turnsOf(talk, eight, 60);
    const turns = turnsOf(talk, [...eight, "newcomer"], 9);
    expect(turns[0]).toBe("newcomer");
    expect(new Set(turns).size).toBe(9);
  });
});

describe("a ledger that is begun", () => {
  it("lets nothing out for 2.5 s, and then one request alone, until its answer", () => {
    const talk = createLedgerTalk();
    expect(talk.say("a", wanting(["1", "2"]))).toMatchObject({ granted: {}, haltMs: 2_500 });
    talk.wait(2_499);
    expect(talk.say("a", wanting(["1", "2"])).granted).toEqual({});
    talk.wait(1);
    expect(talk.say("a", wanting(["1", "2"])).granted).toEqual({ 1: true });
    expect(talk.granted("b", 3)).toBe(0);
    talk.say("a", ending("1"));
    expect(talk.granted("b", 3)).toBe(3);
  });

  it("is begun with what its members hold", () => {
    const talk = createLedgerTalk();
    talk.openBy("a");
    talk.replace();
    talk.say("a", { holding: { x: true, y: true } });
    expect(talk.ledger().bucket).toMatchObject({ inFlight: 2, level: -2.5 });
  });

  it("takes no higher level from the answer to a request that was let out before it began", () => {
    const talk = createLedgerTalk();
    talk.openBy("a");
    talk.replace();
    talk.say("a", { holding: { x: true } });
    expect(talk.say("a", tellingMuch("x")).level).toBe(-2.5);
  });
});

/** A request whose answer says that the API would have taken nine more, when it answered. */
function tellingMuch(id: string): Partial<Message> {
  return { ended: [{ id, bucket: { remaining: 9, isRemainingNamed: true } }] };
}

describe("a ledger that may not know of everything in flight", () => {
  function setUp() {
    const talk = createLedgerTalk();
    return { talk, reply: talk.openBy("a") };
  }

  it("lets nothing out for 2.5 s after the server's restart, and has credited nothing", () => {
    const { talk } = setUp();
    talk.server = "run 2";
    talk.wait(1_000);
    expect(talk.say("a", wanting(["1"]))).toMatchObject({ granted: {}, haltMs: 2_500, level: -2.5 });
  });

  it("does the same where a member has seen a later one", () => {
    const { talk, reply } = setUp();
    talk.say("b");
    const older = talk.ledger();
    const { version } = talk.say("a", seenIn(reply));
    talk.replace(older);
    const again = talk.say("a", { ...wanting(["1"]), ...seenIn({ ...reply, version }) });
    expect(again).toMatchObject({ granted: {}, haltMs: 2_500, level: -2.5 });
  });

  it("does the same where a member has seen another one", () => {
    const { talk, reply } = setUp();
    for (let n = 0; n < 5; n += 1) {
      talk.wait(2_001);
      talk.say("b");
    }
    expect(talk.say("a", seenIn({ ...reply, epoch: "another" }))).toMatchObject({ haltMs: 2_500, level: -2.5 });
    // Others that saw the other one as well change nothing.
    talk.wait(2_500);
    expect(talk.say("b", seenIn({ ...reply, epoch: "another" }))).toMatchObject({ haltMs: 0 });
  });

  it("lets nothing out for half a second after 4 s of silence, and has credited nothing", () => {
    const { talk } = setUp();
    talk.wait(4_001);
    expect(talk.say("a", wanting(["1"]))).toMatchObject({ granted: {}, haltMs: 500, level: -2.5 });
  });

  it("takes no higher level then from the answer to a request that was let out before", () => {
    const { talk } = setUp();
    expect(talk.say("a", wanting(["x"])).granted).toEqual({ x: true });
    talk.wait(4_001);
    expect(talk.say("a", tellingMuch("x")).level).toBe(-2.5);
  });

  it.each([
    ["an older one came back", "run 2", 0, 2_500],
    ["4 s of silence", "run 1", 4_001, 500],
  ])("lets a request out anew whose first permit never came to its member: %s", (_, server, silentMs, haltMs) => {
    const { talk } = setUp();
    expect(talk.say("a", wanting(["x"])).granted).toEqual({ x: true });
    Object.assign(talk, { server });
    talk.wait(silentMs);
    expect(talk.say("a", wanting(["x"]))).toMatchObject({ granted: {}, haltMs, level: -2.5 });
    expect(talk.ledger().bucket.inFlight).toBe(0);
    talk.wait(haltMs + 200);
    expect(talk.say("a", wanting(["x"])).granted).toEqual({ x: true });
  });

  it("is as it was after 4 s of silence of nobody", () => {
    const { talk } = setUp();
    talk.say("a", { isLeaving: true });
    talk.wait(60_000);
    expect(talk.say("b", wanting(["1"]))).toMatchObject({ granted: { 1: true }, haltMs: 0 });
  });

  it("takes no word from a member that may not ask which run of the server it is", () => {
    const { talk } = setUp();
    const counts = { a: 0, b: 0 };
    for (let n = 0; n < 20; n += 1) {
      for (const [member, server] of [
        ["a", "run 1"],
        ["b", ""],
      ] as const) {
        talk.wait(250);
        talk.server = server;
        counts[member] += talk.granted(member, 1);
      }
    }
    expect(counts).toEqual({ a: 20, b: 20 });
    talk.server = "run 2";
    expect(talk.say("a")).toMatchObject({ haltMs: 2_500 });
  });
});

describe("a message", () => {
  it("that is said twice counts once what was sent without asking, and a counter", () => {
    const talk = createLedgerTalk();
    const { quota } = talk.openBy("a");
    const said = { number: 50, sentOutside: 3, counter: { name: "cancels", by: 1, limit: 5 } };
    const first = talk.say("a", said);
    const second = talk.say("a", said);
    expect([first.counter, second.counter]).toEqual(Array(2).fill({ count: 1, isAdded: true }));
    expect(second.quota.used - quota.used).toBe(3);
  });

  it("that comes after a later one says nothing", () => {
    const talk = createLedgerTalk();
    talk.openBy("a");
    talk.say("a", { number: 50, ...wanting(["1"]) });
    const before = talk.ledger();
    const late = talk.say("a", {
      ...{ number: 49, ...wanting(["2"]), sentOutside: 3, begins: 1, isLeaving: true },
      ...{ counter: { name: "cancels", by: 1, limit: 5 }, token: { slot: "s", wants: true } },
    });
    expect(late).toMatchObject({ granted: {}, begun: 0 });
    expect([late.counter, late.token]).toEqual([undefined, undefined]);
    expect(talk.ledger()).toEqual({ ...before, version: before.version + 1 });
  });
});

describe("a ledger of another format", () => {
  function setUp() {
    const talk = createLedgerTalk();
    talk.openBy("a");
    talk.say("a", { counter: { name: "cancels", by: 2, limit: 5 } });
    const other = { ...talk.ledger(), format: 99 };
    talk.replace(other);
    return { talk, other };
  }

  it("is left as it is where it is in use", () => {
    const { talk, other } = setUp();
    talk.wait(9_999);
    expect(() => talk.say("b")).toThrow("another format");
    expect(talk.ledger()).toEqual(other);
  });

  it("is begun anew where nobody has used it for 10 s, but for its counters", () => {
    const { talk } = setUp();
    talk.wait(10_000);
    expect(talk.say("b", { counter: { name: "cancels", by: 1, limit: 5 } })).toMatchObject({
      haltMs: 2_500,
      counter: { count: 3, isAdded: true },
    });
    expect(talk.ledger()).toMatchObject({ format: 1, members: { b: {} } });
    expect(Object.keys(talk.ledger().members)).toEqual(["b"]);
  });
});
