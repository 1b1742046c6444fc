import { describePlan, planEntry } from "../../../src/cli/recover/describe-plan";
import type { PlannedTenant } from "../../../src/cli/recover/plan";
import { acme, tenantId } from "../../acme";
import { acmePending, acmeUrn } from "./stack";

const arrived: PlannedTenant = { ...acmePending, status: "arrived", found: acme };
const { tenantName: _, ...unnamed } = acmePending;

test("the plan is a table: what was pending, and what became of it", () => {
  const rest: PlannedTenant[] = [
    { ...acmePending, name: "a-long-name", status: "not arrived" },
    { ...acmePending, status: "in state" },
    { ...unnamed, status: "conflict", reason: "somebody has to decide" },
  ];
  expect(describePlan([arrived, ...rest])).toBe(
    [
      "NAME         TENANT    DOMAIN            FOUND",
      `acme         Acme Co.  acme.printix.net  arrived: ${tenantId} comes into state`,
      "a-long-name  Acme Co.  acme.printix.net  not arrived: the next `pulumi up` creates it",
      "acme         Acme Co.  acme.printix.net  in state already",
      "acme         (secret)  acme.printix.net  conflict: somebody has to decide",
      "",
    ].join("\n"),
  );
});

test("the same for programs: an id where there is one, a reason where there is a conflict", () => {
  const named = { name: "acme", urn: acmeUrn, tenantName: "Acme Co.", tenantDomain: "acme.printix.net" };
  const common = { ...named, source: "state" };
  expect(planEntry(arrived)).toEqual({ ...common, status: "arrived", id: tenantId });
  expect(planEntry({ ...acmePending, status: "not arrived" })).toEqual({ ...common, status: "not arrived" });
  expect(planEntry({ ...acmePending, status: "conflict", reason: "why" })).toEqual({
    ...common,
    status: "conflict",
    reason: "why",
  });
  const claimed = { status: "conflict", reason: "why", stacks: ["other/dev"] } as const;
  expect(planEntry({ ...acmePending, ...claimed })).toEqual({ ...common, ...claimed });
});

test("what a plan hides is not shown, whether it is secret or not known yet", () => {
  expect(describePlan([{ ...unnamed, source: "plan", status: "not arrived" }])).toContain(
    "acme  (not shown)  acme.printix",
  );
});
