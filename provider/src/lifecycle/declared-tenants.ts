import type { ArgumentFault } from "../tenant/argument-faults";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { tenantLabel } from "../tenant/tenant-label";
import type { TenantState } from "../tenant/tenant-state";
import { isUnknown } from "../tenant/unknown-value";
import { Refusal } from "./refusal";

/** What the program of this run declares, as its checks tell. */
export interface DeclaredTenants {
  /**
   * Takes a declaration in.
   * @param olds the tenant's inputs in state; empty for a new one
   * @returns what is wrong with it beside an earlier one
   */
  declare(olds: Partial<TenantInputs>, inputs: TenantInputs): ArgumentFault[];
  /** Whether the tenant that has this domain now makes room for another one. */
  isMadeFree(tenantDomain: string): boolean;
  /**
   * A tenant that one block gave up, and another one declares, must not be cancelled.
   * @throws Refusal where the program declares the tenant's domain, and no block replaces this tenant
   */
  assertGivenUp(state: Partial<TenantState>): void;
}

interface Declaration {
  inputs: TenantInputs;
  /** The engine checks a replacement a second time, as if it were new. */
  mayComeAgain: boolean;
}

export function createDeclaredTenants(): DeclaredTenants {
  const declarations = new Map<string, Declaration>();
  const replaced: Partial<TenantInputs>[] = [];

  return {
    declare: (olds, inputs) => {
      const { tenantName, tenantDomain } = inputs;
      if (isUnknown(tenantDomain)) return [];
      const before = declarations.get(tenantDomain);
      const isNew = olds.tenantName === undefined;
      const isReplaced = !isNew && (olds.tenantName !== tenantName || olds.tenantDomain !== tenantDomain);
      if (isReplaced) replaced.push(olds);
      if (!before) {
        declarations.set(tenantDomain, { inputs, mayComeAgain: isReplaced });
        return [];
      }
      if (isNew && before.mayComeAgain && before.inputs.tenantName === tenantName) {
        before.mayComeAgain = false;
        return [];
      }
      const reason =
        `${tenantLabel(before.inputs)} is declared by another block of this program too: two blocks must never stand ` +
        "for one tenant, since either of them could cancel it. Remove one, or give it the domain that it is for.";
      return [{ property: "tenantDomain", reason }];
    },
    isMadeFree: (domain) => replaced.some(({ tenantDomain }) => tenantDomain === domain),
    assertGivenUp: ({ tenantName, tenantDomain }) => {
      if (!declarations.has(tenantDomain ?? "")) return;
      if (replaced.some((old) => old.tenantDomain === tenantDomain && old.tenantName === tenantName)) return;
      throw new Refusal(
        `${tenantLabel({ tenantName, tenantDomain })} was not cancelled: another block of the program declares it. Where that block is the ` +
          'same one under another name, give it `aliases: [{ name: "the old name" }]`, and it keeps its tenant; or take the ' +
          "old one out of state with `pulumi state delete` and its URN.",
      );
    },
  };
}
