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
  const common = { name: "acme", urn: acmeUrn, tenantName: "Acme Co.", tenantDomain: "acme.printix.net" };
  expect(planEntry(arrived)).toEqual({ ...common, status: "arrived", id: tenantId });
  expect(planEntry({ ...acmePending, status: "not arrived" })).toEqual({ ...common, status: "not arrived" });
  expect(planEntry({ ...acmePending, status: "conflict", reason: "why" })).toEqual({
    ...common,
    status: "conflict",
    reason: "why",
  });
});
