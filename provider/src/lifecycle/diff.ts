import type { Run } from "../run/run";
import { comparable } from "../tenant/comparable";
import type { TenantInputs } from "../tenant/tenant-inputs";
import type { TenantState } from "../tenant/tenant-state";
import { isUnknown } from "../tenant/unknown-value";
import { assertOwnPartner } from "./own-partner";

export interface DiffRequest {
  id: string;
  /** The block's own; absent where the host tells none. */
  urn?: string;
  state: Partial<TenantState>;
  inputs: TenantInputs;
}

/** What changes of one property, and what that takes. */
export interface PropertyChange {
  property: keyof TenantInputs;
  /** `replace`: a new tenant; `update`: state alone; `undecided`: not known yet, so it may turn out to be either or nothing. */
  kind: "replace" | "update" | "undecided";
}

type DiffRun = Pick<Run, "holders" | "partner">;

export interface TenantDiff {
  /** Empty where nothing changes. */
  changes: readonly PropertyChange[];
  /**
   * Whether a replacement cancels the old tenant first: only where the new one is to get its domain. Else the new one is
   * made first, so that a creation that fails costs nobody a subscription.
   */
  isCancelledFirst: boolean;
}

/**
 * Compares what state has with what the program says; a block that keeps its tenant holds it from here on.
 * @throws Refusal where the tenant is another partner's: its block has got another provider, or that another configuration
 */
export function diffTenant(
  { id, urn, state, inputs }: DiffRequest,
  { holders, partner }: DiffRun,
): Promise<TenantDiff> {
  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws is the answer's failure
  return holders.track(async () => {
    assertOwnPartner(state, partner().client.partnerId);
    if (urn !== undefined && state.isImported === true) holders.noteImported(id, urn);
    // A refresh asks for differences too, also of blocks that are gone: those hold nothing.
    const isDeclared = holders.declared.isKept(inputs);
    const changes = changesOf(state, inputs, isDeclared);
    const replaced = changes.filter(({ kind }) => kind === "replace").map(({ property }) => property);
    if (replaced.length === 0 && isDeclared) holders.hold(id, inputs);
    return { changes, isCancelledFirst: !replaced.includes("tenantDomain") };
  });
}

/**
 * Name and domain replace, the policy updates; nothing else counts (billing figures are use, not drift).
 * @param isDeclared whether the inputs are the program's; a refresh asks too
 */
export function changesOf(state: Partial<TenantState>, inputs: TenantInputs, isDeclared = true): PropertyChange[] {
  const before = comparable(state);
  const wanted = comparable(inputs);
  const changes: PropertyChange[] = [];
  for (const property of ["tenantName", "tenantDomain"] as const) {
    if (isUnknown(wanted[property])) changes.push({ property, kind: "undecided" });
    // What a damaged state does not say is no reason to replace a tenant: the next refresh fills it in.
    else if (before[property] !== undefined && before[property] !== wanted[property]) {
      changes.push({ property, kind: "replace" });
    }
  }
  if (inputs.deletionPolicy !== state.deletionPolicy) changes.push({ property: "deletionPolicy", kind: "update" });
  // The program follows a rename: an update takes that note out of state.
  if (isDeclared && state.renamedFrom !== undefined) changes.push({ property: "renamedFrom", kind: "update" });
  return changes;
}
