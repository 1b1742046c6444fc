import { describeAccess, describeCost, describeExcess } from "../../../../src/cli/access/describe-access";
import { costOf } from "../../../../src/cli/access/cost";
import { describeDuration } from "../../../../src/cli/access/describe-duration";
import { fakeAccess } from "../../../fake-client";

test("the limits in force, who says so, and what is configured", () => {
  expect(describeAccess({ ...fakeAccess, configured: { burst: 1_000 } })).toBe(
    [
      "LIMIT              IN FORCE              SOURCE  CONFIGURED",
      "requests a second  5                     server  nothing",
      "requests at once   10                    server  1,000",
      "left of these now  9                     server",
      "requests a day     50,000                server  nothing",
      "left of these      49,999                server",
      "full again at      2026-01-02T00:00:00Z  server",
      "",
    ].join("\n"),
  );
});

test("what the API does not tell is said to be not told", () => {
  const { remaining, quotaResetsAt, ...silent } = fakeAccess;
  const told = describeAccess({ ...silent, quotaRemaining: { value: 49_999, source: "counted" } });
  expect(told).toMatch(/^left of these now +not known$/m);
  expect(told).toMatch(/^left of these +49,999 +counted here$/m);
  expect(told).toMatch(/^full again at  +not known$/m);
  expect([remaining?.value, quotaResetsAt?.source]).toEqual([9, "server"]);
});

test("what a plan costs", () => {
  const cost = (creations: number, cancels: number): string =>
    describeCost(costOf({ creations, cancels }, fakeAccess), fakeAccess);
  expect(cost(1_000, 1)).toBe(
    "This plan sends 1,004 requests: 1,000 creations, 1 cancel, 2 looks at the list, 1 look at a tenant. That takes 3 min 19 s at 5 a second and 10 at once, and 2 % of what is left of the quota.\n",
  );
  expect(cost(0, 1)).toBe(
    "This plan sends 2 requests: 1 cancel, 1 look at a tenant. That takes under a second at 5 a second and 10 at once, and less than 0.1 % of what is left of the quota.\n",
  );
  expect(cost(0, 0)).toBe("This plan sends nothing.\n");
});

test("why a plan cannot be finished, and what to do", () => {
  const spent = { ...fakeAccess, quotaRemaining: { value: 0, source: "server" as const }, changesLeft: 0 };
  expect(describeCost(costOf({ creations: 1, cancels: 0 }, spent), spent)).toContain("nothing is left of the quota");
  expect(describeExcess(costOf({ creations: 1, cancels: 0 }, spent), spent)).toBe(
    "This plan cannot be finished within the day's quota: it sends 3 requests, and there is room for none. Run it after 2026-01-02T00:00:00Z, or declare fewer at once, or ask Printix for broader access.",
  );
  const { quotaResetsAt, ...untold } = spent;
  expect(describeExcess(costOf({ creations: 1, cancels: 0 }, spent), untold)).toContain("Run it when it is full again");
  expect(quotaResetsAt?.value).toBe("2026-01-02T00:00:00.000Z");
});

test.each([
  [0, "under a second"],
  [0.4, "under a second"],
  [1, "1 s"],
  [41.2, "42 s"],
  [59.5, "1 min"],
  [198, "3 min 18 s"],
  [3_599.5, "1 h"],
  [10_000, "2 h 47 min"],
])("%s seconds are %s", (seconds, words) => {
  expect(describeDuration(seconds)).toBe(words);
});
