import type { Refusal } from "../messages/refusal";
import { changeHidden } from "../messages/replacement";
import { declaredElsewhere } from "../messages/two-blocks";
import type { ArgumentFault } from "../tenant/argument-faults";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { isUnknown } from "../tenant/unknown-value";
import { isAdopting, isKept, isSame, type Block, type Change, type Named } from "./block";
import { blockConflict, whyNotAdopted } from "./block-conflict";
import { noRecord, type RunRecord } from "./run-record";

/** A check, taken in. */
export interface Declared {
  /** What is wrong with the block beside the others. */
  faults: ArgumentFault[];
  /** The block as it was checked before, where the engine checks it a second time, as if it were new, to replace it. */
  replaced?: Block;
}

/** What the program of this run declares, as its checks tell. */
export interface DeclaredTenants {
  /**
   * @param urn the block's own
   * @param change without what state has, it is a new block, or one that the engine replaces
   */
  declare(urn: string, change: Change): Declared;
  /** Whether a block keeps this tenant of state. */
  isKept(tenant: Named): boolean;
  /** Why the tenant that has this domain must not be adopted. */
  adoptionRefusal(inputs: TenantInputs): Refusal | undefined;
  /** Whether some block gives this tenant up for another one in its place. */
  isReplaced(tenant: Named): boolean;
  /** Whether some block stands for this tenant, or is going to, other than by replacing it. */
  isWanted(tenant: Named): boolean;
}

/** @param record what the other processes of the run are asked about */
export function createDeclaredTenants(record: RunRecord = noRecord): DeclaredTenants {
  const blocks = new Map<string, Block>();
  /** The URNs by every domain that a block has or wants: whoever shares none has nothing to do with another. */
  const urnsByDomain = new Map<string, Set<string>>();

  const near = (...domains: (string | undefined)[]): Block[] =>
    [...new Set(domains.flatMap((domain) => [...(urnsByDomain.get(domain ?? "") ?? [])]))].flatMap(
      (urn) => blocks.get(urn) ?? [],
    );

  function keep(block: Block): void {
    blocks.set(block.urn, block);
    for (const domain of [block.stateInputs?.tenantDomain, block.programInputs.tenantDomain]) {
      // One that is refused may have any other value.
      if (typeof domain !== "string" || isUnknown(domain)) continue;
      urnsByDomain.set(domain, (urnsByDomain.get(domain) ?? new Set()).add(block.urn));
    }
  }

  /** Notes the domain for other processes, and tells where one of them has noted the same. */
  function declareToOthers({ tenantDomain, ...names }: TenantInputs): Refusal | undefined {
    if (typeof tenantDomain !== "string" || isUnknown(tenantDomain)) return undefined;
    record.note("declares", tenantDomain);
    return record.others("declares", tenantDomain) > 0 ? declaredElsewhere({ tenantDomain, ...names }) : undefined;
  }

  const isReplaced = (tenant: Named): boolean =>
    near(tenant.tenantDomain).some((block) => block.stateInputs && isSame(block.stateInputs, tenant) && !isKept(block));

  return {
    declare: (urn, change) => {
      const { stateInputs, programInputs } = change;
      const block = { ...change, urn, isRecreated: false };
      const others = near(stateInputs?.tenantDomain, programInputs.tenantDomain).filter((other) => other.urn !== urn);
      const before = blocks.get(urn);
      if (before?.stateInputs && !stateInputs) {
        keep({ ...before, isRecreated: true });
        // `ignoreChanges` holds for the engine's first check alone: what it compared is not what it would create.
        const isAsCompared = isKept({ stateInputs: before.programInputs, programInputs });
        const hidden = isAsCompared ? undefined : changeHidden(before.stateInputs, programInputs);
        return { faults: faultsBy([hidden, ...others.map((other) => whyNotAdopted(block, other))]), replaced: before };
      }
      keep(block);
      return {
        faults: faultsBy([...others.map((other) => blockConflict(other, block)), declareToOthers(programInputs)]),
      };
    },
    isKept: (tenant) => near(tenant.tenantDomain).some((block) => isKept(block) && isSame(block.programInputs, tenant)),
    adoptionRefusal: (inputs) =>
      near(inputs.tenantDomain)
        // What is created in the block's own place is no other's.
        .filter((block) => !(block.isRecreated && isSame(block.programInputs, inputs)))
        .map((block) => whyNotAdopted({ stateInputs: undefined, programInputs: inputs }, block))
        .find((refusal) => refusal !== undefined),
    isReplaced,
    isWanted: (tenant) => {
      const { tenantDomain } = tenant;
      return near(tenantDomain).some((block) => {
        if (isKept(block)) return block.stateInputs?.tenantDomain === tenantDomain;
        return block.programInputs.tenantDomain === tenantDomain && (isAdopting(block) || !isReplaced(tenant));
      });
    },
  };
}

function faultsBy(refusals: (Refusal | undefined)[]): ArgumentFault[] {
  const refusal = refusals.find((found) => found !== undefined);
  return refusal === undefined ? [] : [refusal.about("tenantDomain")];
}
