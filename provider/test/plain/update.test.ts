import { updateTenant } from "../../src/lifecycle/update";
import { acmeInputs, acmeState } from "../acme";

test("an update keeps the policy, and everything else as it was", () => {
  expect(updateTenant({ state: acmeState, inputs: { ...acmeInputs, deletionPolicy: "cancel" } })).toEqual({
    ...acmeState,
    deletionPolicy: "cancel",
  });
});

test("an update forgets what the tenant was called before the program followed", () => {
  const renamedFrom = "a-digest";
  expect(updateTenant({ state: { ...acmeState, renamedFrom }, inputs: acmeInputs })).toEqual(acmeState);
});
