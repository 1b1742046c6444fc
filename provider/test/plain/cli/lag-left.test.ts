import { lagLeftMs } from "../../../src/cli/recover/lag-left";
import { stateWith } from "./stack";

const killed = stateWith({ writtenAtMs: 1_000_000 });

test("what was sent a moment ago may show for as long as the list may lag", () => {
  expect(lagLeftMs(killed, true, undefined, 1_000_000)).toBe(15_000);
  expect(lagLeftMs(killed, true, undefined, 1_004_000)).toBe(11_000);
  expect(lagLeftMs(killed, true, { listLagMs: 2_000 }, 1_000_500)).toBe(1_500);
});

test("after that, and where nobody knows when state was written, there is nothing to wait for", () => {
  expect(lagLeftMs(killed, true, undefined, 1_015_000)).toBe(0);
  expect(lagLeftMs(stateWith(), true, undefined, 1_000_000)).toBe(0);
});

test("a state from the future is waited for no longer than the lag", () => {
  expect(lagLeftMs(killed, true, undefined, 0)).toBe(15_000);
});

test("of a run that wrote nothing as it went on, nobody knows the end: it may have been just now", () => {
  expect(lagLeftMs(killed, false, undefined, 9_000_000)).toBe(15_000);
  expect(lagLeftMs(killed, false, { listLagMs: 2_000 }, 1_000_000)).toBe(2_000);
});
