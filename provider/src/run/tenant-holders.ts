import { canonicalId, type PartnerTenant, type System } from "printix-partner-sdk";
import { importCancels, runFailed, stateIsOld } from "../messages/cancel";
import { adoptionOfCancelled, adoptionOfHeld, heldElsewhere, notNew, stillDeclared } from "../messages/two-blocks";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { isSame, type Named } from "./block";
import { createDeclaredTenants, type DeclaredTenants } from "./declared-tenants";
import { createQuietEngine } from "./quiet-engine";
import { noRecord, type RunRecord } from "./run-record";

/**
 * Which tenants the blocks of this run have. It holds the one rule that everything else leans on: in one run, no id is
 * both held by a block and cancelled, and none is adopted by a second block (docs/adr/0012-one-holder.md).
 */
export interface TenantHolders {
  readonly declared: DeclaredTenants;
  /** Runs a check or a diff: what the others wait for. */
  track<T>(answer: () => Promise<T>): Promise<T>;
  /** Notes that a check or a creation of this run has failed. */
  noteFailure(): void;
  /** A block has this tenant, by its diff. @throws Refusal where this run cancels it */
  hold(id: string, tenant: Named): void;
  /** A block has this tenant, by its creation. @throws Refusal where another block has it, or this run cancels it */
  holdCreated(id: string, inputs: TenantInputs): void;
  /** A block takes an existing tenant over. @throws Refusal where another block has it, or this run cancels it */
  holdAdopted(found: PartnerTenant, inputs: TenantInputs): Promise<void>;
  /** The tenant of the block of this URN was taken in by its id: what the block had before is not cancelled for it. */
  noteImported(id: string, urn: string): void;
  /** A program, or a person, takes a tenant in by its id now. It is not cancelled in this run either. */
  holdImported(id: string, tenant: Named, urn: string): void;
  /**
   * Takes leave to cancel.
   * @param urn the block's own; undefined where the engine tells none
   * @param actual what Printix says of it by now, where that is known
   * @throws Refusal where a block has it, or wants it; and where this run fails, since the engine may end before it comes
   * to what was to be created in its place
   */
  beginCancel(id: string, tenant: Named, actual: Named | undefined, urn?: string): Promise<void>;
  /** Whether this run cancels the tenant that has this domain: the API may free it some seconds later. */
  isBeingCancelled(tenantDomain: string): boolean;
}

/**
 * @param record what the other processes of the run do
 * @param signal ends every wait
 */
export function createTenantHolders(
  system: Pick<System, "now" | "sleep">,
  record: RunRecord = noRecord,
  signal?: AbortSignal,
): TenantHolders {
  const declared = createDeclaredTenants(record);
  const quiet = createQuietEngine(system, record, signal);
  const holders = new Map<string, Named>();
  const beingCancelled = new Map<string, string | undefined>();
  /** What was taken in by its id, by the URN of its block. */
  const imported = new Map<string, string>();
  let hasFailed = false;

  /** Of two processes that each note first and look then, one at least sees the other. */
  function noteHold(id: string): void {
    record.note("holds", canonicalId(id));
  }

  /** This run cancels it, by whichever of its processes. */
  function isGivenUp(id: string): boolean {
    return beingCancelled.has(canonicalId(id)) || record.others("cancels", canonicalId(id)) > 0;
  }

  function noteImported(id: string, urn: string): void {
    imported.set(urn, canonicalId(id));
  }

  function hold(id: string, tenant: Named): void {
    holders.set(canonicalId(id), tenant);
    noteHold(id);
    if (isGivenUp(id)) throw adoptionOfCancelled(tenant, id);
  }

  function assertFree(id: string, inputs: TenantInputs): void {
    record.assertKept();
    const holder = holders.get(id);
    const conflict = declared.adoptionRefusal(inputs);
    if (conflict !== undefined) throw conflict;
    if (holder) throw adoptionOfHeld(inputs, id, holder);
    if (isGivenUp(id)) throw adoptionOfCancelled(inputs, id);
    if (record.others("holds", id) > 0) throw heldElsewhere("adopted", inputs, id);
  }

  function assertUnwanted(id: string, tenant: Named, actual: Named | undefined): void {
    const holder = holders.get(canonicalId(id));
    if (holder || declared.isWanted(tenant)) throw stillDeclared(tenant, id, holder ?? tenant);
    const isStale = actual !== undefined && !isSame(actual, tenant);
    if (isStale && (declared.isWanted(actual) || declared.isReplaced(tenant))) {
      throw stateIsOld(tenant, id, actual);
    }
    record.assertKept();
    const isHeldElsewhere = record.others("holds", canonicalId(id)) > 0;
    if (isHeldElsewhere || [tenant, actual].some(isDeclaredElsewhere)) throw heldElsewhere("cancelled", tenant, id);
    if (hasFailed || record.others("fails") > 0) throw runFailed(tenant, id);
  }

  function isDeclaredElsewhere(tenant: Named | undefined): boolean {
    return tenant?.tenantDomain !== undefined && record.others("declares", tenant.tenantDomain) > 0;
  }

  return {
    declared,
    track: (answer) => quiet.track(answer),
    noteFailure: () => {
      if (!hasFailed) record.note("fails");
      hasFailed = true;
    },
    hold,
    holdCreated: (id, inputs) => {
      const holder = holders.get(id);
      noteHold(id);
      if (holder || isGivenUp(id)) throw notNew(inputs, id, holder);
      holders.set(id, inputs);
    },
    noteImported,
    holdImported: (id, tenant, urn) => {
      noteImported(id, urn);
      hold(id, tenant);
    },
    holdAdopted: async ({ id }, inputs) => {
      assertFree(id, inputs);
      noteHold(id);
      await quiet.wait();
      assertFree(id, inputs);
      holders.set(id, inputs);
    },
    beginCancel: async (id, tenant, actual, urn = "") => {
      const successor = imported.get(urn);
      if (successor !== undefined && successor !== canonicalId(id)) throw importCancels(tenant, id, successor);
      assertUnwanted(id, tenant, actual);
      record.note("cancels", canonicalId(id));
      if (tenant.tenantDomain !== undefined) record.note("frees", tenant.tenantDomain);
      // Most cancels come when the engine has asked about the whole program, and wait for nothing; but not those of
      // a replacement, nor of a tenant whose state names a resource that is replaced (`replaceWith`).
      await quiet.wait();
      assertUnwanted(id, tenant, actual);
      beingCancelled.set(canonicalId(id), tenant.tenantDomain);
    },
    isBeingCancelled: (tenantDomain) =>
      [...beingCancelled.values()].includes(tenantDomain) || record.others("frees", tenantDomain) > 0,
  };
}
