import { argumentFaults, type ArgumentFault } from "../tenant/argument-faults";
import { comparable } from "../tenant/comparable";
import type { DeletionPolicy } from "../tenant/deletion-policy";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { replacementFaults } from "./replacement-fault";

/** Arguments, resolved, and what is wrong with them. */
export interface ResolvedInputs {
  inputs: TenantInputs;
  faults: ArgumentFault[];
}

/**
 * Resolves a tenant's arguments, and reports everything that is wrong with them at once.
 *
 * @param olds the inputs of the tenant in state; empty for a new one
 * @param news what the program says, unknown values included
 */
export function resolveInputs(
  olds: Record<string, unknown>,
  news: Record<string, unknown>,
  defaultPolicy: DeletionPolicy,
): ResolvedInputs {
  // The engine copies what state has into a block that ignores all changes: our own note is no argument.
  const { renamedFrom: _, ...own } = news;
  const { initialUser, adoptExisting, ...rest } = own;
  const args: Record<string, unknown> = { ...rest, deletionPolicy: news["deletionPolicy"] ?? defaultPolicy };
  const faults = argumentFaults({ ...own, ...args });
  const isNew = olds["tenantName"] === undefined;
  const inputs = {
    ...comparable(args),
    // Both are for creation alone; dropped afterwards, so that a change of them is no change.
    ...(isNew && initialUser !== undefined && { initialUser }),
    ...(isNew && adoptExisting === true && { adoptExisting }),
  };
  if (faults.length === 0 && !isNew) faults.push(...replacementFaults(olds, inputs));
  return { inputs: inputs as unknown as TenantInputs, faults };
}
