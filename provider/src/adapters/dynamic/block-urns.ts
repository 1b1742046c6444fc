import { changeOf, isKept } from "../../run/block";
import type { TenantInputs } from "../../tenant/tenant-inputs";

/**
 * Tells by which URN a block is known.
 * @param told what came in the hidden input
 * @param olds the tenant's inputs in state; empty for a new one
 */
export type BlockUrns = (told: unknown, olds: Partial<TenantInputs>, inputs: TenantInputs) => string;

/**
 * The host tells a check no URN, so `Tenant` does. One of an older `pulumi-printix` does not, an import has no program, and
 * `ignoreChanges: ["*"]` takes the hidden input away, as state has none. Each such check is one of a block of its own; but
 * the engine checks what it replaces a second time, as if it were new, and who says the same first is taken for it. Where
 * that is wrong, the second check comes yet, and is refused as one block too many.
 */
export function createBlockUrns(): BlockUrns {
  const replaced = new Map<string, string>();
  let count = 0;

  return (told, olds, inputs) => {
    if (typeof told === "string") return told;
    const change = changeOf(olds, inputs);
    const names = JSON.stringify([inputs.tenantName, inputs.tenantDomain]);
    const known = change.stateInputs ? undefined : replaced.get(names);
    if (known !== undefined) {
      replaced.delete(names);
      return known;
    }
    count += 1;
    const urn = `block ${count}, which tells no URN, as those of an older pulumi-printix`;
    if (change.stateInputs && !isKept(change)) replaced.set(names, urn);
    return urn;
  };
}
