import type { Access } from "printix-partner-sdk";
import { quotaTooSmall } from "../../src/messages/partner";
import { createCreationBudget } from "../../src/run/creation-budget";
import { acmeInputs } from "../acme";
import { fakeAccess } from "../fake-client";

/** What the API allows when so many requests are left of its quota, and so many were sent. */
function access(left: number, requestsSent: number, more: Partial<Access> = {}): Access {
  const quotaRemaining = { value: left, source: "server" as const };
  return { ...fakeAccess, quotaRemaining, changesLeft: Math.max(0, left - 4), requestsSent, ...more };
}

/** Which of so many tenants are told to be too many, all checked before anything is sent. */
function tooMany(count: number, figures: Access): number[] {
  const budget = createCreationBudget();
  return Array.from({ length: count }, (_, index) => index + 1).filter(
    () => budget.plan(acmeInputs, figures).length > 0,
  );
}

test("as many as there is room for, less the list that the run reads again", () => {
  expect(tooMany(6, access(10, 1))).toEqual([6]);
  expect(tooMany(5, access(10, 1))).toEqual([]);
  // A list of three pages is read again page by page.
  expect(tooMany(5, access(10, 3))).toEqual([4, 5]);
});

test("which one, how many there is room for, what is left, and until when", () => {
  const budget = createCreationBudget();
  budget.plan(acmeInputs, access(6, 1));
  const figures = access(6, 1);
  expect(budget.plan(acmeInputs, figures)).toEqual([quotaTooSmall(acmeInputs, figures, 2, 1).about("")]);
});

test("none where nothing is left", () => {
  const figures = access(2, 1);
  expect(createCreationBudget().plan(acmeInputs, figures)).toEqual([
    quotaTooSmall(acmeInputs, figures, 1, 0).about(""),
  ]);
});

test("what a run has sent by now was planned already: all of it fits, however checks and creations take turns", () => {
  const budget = createCreationBudget();
  // A preview has seen one more left; the run's own list has taken that.
  const left = 9;
  const faults: number[] = [];
  for (let number = 1; number <= 5; number += 1) {
    const sent = Math.max(0, number - 2);
    if (budget.plan(acmeInputs, access(left - sent, 1 + sent)).length > 0) faults.push(number);
    budget.noteChange();
  }
  expect(faults).toEqual([]);
  expect(budget.plan(acmeInputs, access(left - 5, 6))).toHaveLength(1);
});

test("what waits for its turn was planned already, too, and has its room", () => {
  const budget = createCreationBudget();
  budget.noteChange();
  for (let number = 1; number <= 5; number += 1) {
    const changesWaiting = number - 1;
    const changesLeft = 5 - changesWaiting;
    expect(budget.plan(acmeInputs, access(9, 1, { changesLeft, changesWaiting }))).toEqual([]);
  }
  expect(budget.plan(acmeInputs, access(9, 1, { changesLeft: 0, changesWaiting: 5 }))).toHaveLength(1);
});

test("a quota that is whole again has room again", () => {
  const budget = createCreationBudget();
  budget.noteChange();
  expect(budget.plan(acmeInputs, access(4, 1))).toHaveLength(1);
  expect(budget.plan(acmeInputs, access(50_000, 1))).toEqual([]);
});

test("one that nothing is known of counts all the same", () => {
  const budget = createCreationBudget();
  expect(budget.plan(acmeInputs)).toEqual([]);
  expect(budget.plan(acmeInputs, access(6, 1))).toHaveLength(1);
});
