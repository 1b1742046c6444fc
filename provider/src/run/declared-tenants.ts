import type { ArgumentFault } from "../tenant/argument-faults";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { isUnknown } from "../tenant/unknown-value";
import { isAdopting, isKept, isSame, type Block, type Named } from "./block";
import { adoptionConflict, blockConflict } from "./block-conflict";

/** A declaration, taken in. */
export interface Declared {
  /** What is wrong with it beside the others. */
  faults: ArgumentFault[];
  /** The block whose replacement this is: the engine asks about it a second time, as if it were new. */
  successorOf?: Block;
  /**
   * The block of state that says the very same. Either this is a second block, or the engine asks about that one again,
   * to replace it. Who finds out that it is the same block says so with `cameAgain`.
   */
  twin?: Block;
}

/** What the program of this run declares, as its checks tell; they tell no block's name. */
export interface DeclaredTenants {
  /** @param olds the tenant's inputs in state; empty for a new one */
  declare(olds: Partial<TenantInputs>, inputs: TenantInputs): Declared;
  /** Whether a block keeps this tenant of state. */
  isKept(tenant: Named): boolean;
  /** Why the tenant that has this domain must not be adopted. */
  adoptionFault(inputs: TenantInputs): string | undefined;
  /** Whether some block gives this tenant up for another one in its place. */
  isReplaced(tenant: Named): boolean;
  /** Whether some block stands for this tenant, or is going to, other than by replacing it. */
  isWanted(tenant: Named): boolean;
}

export function createDeclaredTenants(): DeclaredTenants {
  /** By every domain that a block has or wants: whoever shares none has nothing to do with another. */
  const blocks = new Map<string, Block[]>();
  const near = (...domains: (string | undefined)[]): Block[] => [
    ...new Set(domains.flatMap((domain) => blocks.get(domain ?? "") ?? [])),
  ];

  function keep(block: Block): void {
    for (const domain of new Set([block.had?.tenantDomain, block.says.tenantDomain])) {
      if (typeof domain === "string" && !isUnknown(domain)) blocks.set(domain, [...(blocks.get(domain) ?? []), block]);
    }
  }

  const isReplaced = (tenant: Named): boolean =>
    near(tenant.tenantDomain).some((block) => block.had && isSame(block.had, tenant) && !isKept(block));

  return {
    declare: (olds, says) => {
      const had = olds.tenantName === undefined ? undefined : olds;
      const block: Block = { had, says, cameAgain: false };
      const others = near(had?.tenantDomain, says.tenantDomain);
      const twin = had ? undefined : others.find((other) => other.had && !other.cameAgain && isSame(other.says, says));
      if (twin && !isKept(twin)) {
        twin.cameAgain = true;
        const rest = others.filter((other) => other !== twin);
        return { faults: faultsBy(rest.map((other) => adoptionConflict(block, other))), successorOf: twin };
      }
      keep(block);
      const faults = faultsBy(others.map((other) => blockConflict(other, block)));
      return { faults, ...(twin && { twin }) };
    },
    isKept: (tenant) => near(tenant.tenantDomain).some((block) => isKept(block) && isSame(block.says, tenant)),
    adoptionFault: (inputs) =>
      near(inputs.tenantDomain)
        .filter((block) => !(block.cameAgain && isSame(block.says, inputs)))
        .map((block) => adoptionConflict({ had: undefined, says: inputs, cameAgain: false }, block))
        .find((reason) => reason !== undefined),
    isReplaced,
    isWanted: (tenant) => {
      const { tenantDomain } = tenant;
      return near(tenantDomain).some((block) => {
        if (isKept(block)) return block.had?.tenantDomain === tenantDomain;
        return block.says.tenantDomain === tenantDomain && (isAdopting(block) || !isReplaced(tenant));
      });
    },
  };
}

function faultsBy(reasons: (string | undefined)[]): ArgumentFault[] {
  const reason = reasons.find((found) => found !== undefined);
  return reason === undefined ? [] : [{ property: "tenantDomain", reason }];
}
