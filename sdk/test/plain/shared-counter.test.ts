import type { Ledger } from "../../src/budget/ledger/ledger";
import type { Message, Reply } from "../../src/budget/ledger/message";
import { ledgerFormat } from "../../src/budget/ledger/open";
import { step } from "../../src/budget/ledger/step";

const hourMs = 60 * 60 * 1000;

/** A ledger, and members that count in it. */
function createCounter() {
  let kept: Ledger | undefined;
  let nowMs = 0;
  let number = 0;

  const say = (message: Message): Reply["counter"] => {
    // As a store keeps it.
    const { ledger, reply } = step(kept && (JSON.parse(JSON.stringify(kept)) as Ledger), message, {
      nowMs,
      server: "run 1",
    });
    kept = ledger;
    return "counter" in reply ? reply.counter : undefined;
  };
  const add = (member: string, by: number, limit = 3): Message => ({
    ...{ format: ledgerFormat, member, who: "client", renews: "", number: (number += 1), fresh: `${member}-${number}` },
    limits: { start: { requestsPerSecond: 5, burst: 10, dailyQuota: 300 }, ceiling: {} },
    ...{ holding: {}, ended: [], sentOutside: 0, changesUnderWay: 0, reserved: 0, begins: 0 },
    ...{ wants: [], waiting: 0, lookupCost: 1, wantsSharers: false, isLeaving: false },
    counter: { name: "cancels", by, limit },
  });
  return {
    say,
    add,
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

test("what several members add is one count, and nobody leads it over the limit", () => {
  const { say, add } = createCounter();
  expect(say(add("one", 1))).toEqual({ count: 1, isAdded: true });
  expect(say(add("two", 2))).toEqual({ count: 3, isAdded: true });
  expect(say(add("one", 1))).toEqual({ count: 3, isAdded: false });
  expect(say(add("two", -1))).toEqual({ count: 2, isAdded: true });
  expect(say(add("one", 1))).toEqual({ count: 3, isAdded: true });
});

test.each([1, -1])("a message that is said once more, since its answer was lost, adds %d once", (by) => {
  const { say, add } = createCounter();
  say(add("one", 2, 9));
  const lost = add("one", by, 9);
  const answer = say(lost);
  say(add("two", 1, 9));
  expect(say(lost)).toEqual(answer);
  expect(say(add("two", 0, 9))?.count).toBe(3 + by);
});

test("a refusal that is said once more stays one, though there is room by now", () => {
  const { say, add } = createCounter();
  say(add("one", 3));
  const refused = add("two", 1);
  say(refused);
  say(add("one", -1));
  expect(say(refused)).toEqual({ count: 3, isAdded: false });
});

test("a member that is gone leaves its count, for two days from the last word on it", () => {
  const { say, add, pass } = createCounter();
  say(add("one", 3));
  pass(47 * hourMs);
  expect(say(add("two", 1))?.isAdded).toBe(false);
  pass(49 * hourMs);
  expect(say(add("two", 1))).toEqual({ count: 1, isAdded: true });
});
