import { changeOf } from "../../run/block";
import type { TenantInputs } from "../../tenant/tenant-inputs";
import { isUnknown } from "../../tenant/unknown-value";

/**
 * Tells by which URN a block is known.
 * @param told what came in the hidden input
 * @param olds the tenant's inputs in state; empty for a new one
 */
export type BlockUrns = (told: unknown, olds: Partial<TenantInputs>, inputs: TenantInputs) => string;

/**
 * The host tells a check no URN, so `Tenant` does. One of an older `pulumi-printix` does not, an import has no program, and
 * `ignoreChanges: ["*"]` takes the hidden input away from a block's first check, as state has none. Each such check is one of
 * a block of its own; but the engine checks what it replaces a second time, as if it were new, and who says the same first is
 * taken for it. Where that is wrong, the second check comes yet, and is refused as one block too many.
 */
export function createBlockUrns(): BlockUrns {
  const untold = new Map<string, string>();
  let count = 0;

  return (told, olds, inputs) => {
    const { stateInputs } = changeOf(olds, inputs);
    const { tenantName, tenantDomain } = inputs;
    // What is not known yet is like nothing else.
    const names = isUnknown(tenantName) || isUnknown(tenantDomain) ? "" : JSON.stringify([tenantName, tenantDomain]);
    const known = stateInputs ? undefined : untold.get(names);
    if (known !== undefined) {
      untold.delete(names);
      return known;
    }
    if (typeof told === "string") return told;
    count += 1;
    const urn = `block ${count}, whose URN is not known`;
    if (stateInputs && names !== "") untold.set(names, urn);
    return urn;
  };
}
