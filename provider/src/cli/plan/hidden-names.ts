import { isTenantType } from "../../tenant/tenant-types";
import { isShown, type PreviewStep } from "../shared/pulumi/preview";
import { nameOf } from "../shared/pulumi/urn";

const decisive = ["tenantName", "tenantDomain", "deletionPolicy"] as const;

/** What of a tenant a preview hides, or does not know yet, and what nobody can review therefore. */
export interface HiddenName {
  name: string;
  property: (typeof decisive)[number];
}

export function hiddenNames(steps: readonly PreviewStep[]): HiddenName[] {
  return steps.flatMap(({ urn, newState }) => {
    if (!newState || !isTenantType(newState.type)) return [];
    const inputs = newState.inputs ?? {};
    return decisive
      .filter((property) => inputs[property] !== undefined && !isShown(inputs[property]))
      .map((property) => ({ name: nameOf(urn), property }));
  });
}
