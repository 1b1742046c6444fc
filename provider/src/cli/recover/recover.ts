import type { ListOptions, PartnerClient, UnreadableTenant } from "printix-partner-sdk";
import { engineFailure } from "../../messages/command";
import { isTenantType } from "../../tenant/tenant-types";
import { importFile } from "../shared/import-file";
import { ownState } from "../shared/other-partners";
import { ownTenants } from "../shared/own-tenants";
import type { PulumiCli } from "../shared/pulumi/pulumi-cli";
import type { StackState } from "../shared/pulumi/stack-export";
import { stackUrnOf } from "../shared/pulumi/urn";
import { pendingTenants } from "./pending-tenants";
import { isArrived, planRecovery, type PlannedTenant } from "./plan";

/** What a recovery did. */
export interface Recovery {
  tenants: PlannedTenant[];
  /** What the list holds and nobody can read. */
  setAside: readonly UnreadableTenant[];
  /** Whether anything was to be done, and was done. */
  isDone: boolean;
  /** Whether the engine's list of pending creates is empty now. */
  isCleared: boolean;
}

export interface RecoverySteps {
  pulumi: PulumiCli;
  client: () => Promise<PartnerClient>;
  /** At 100, a list that shows none of the tenants of state is accepted. Default: it is not. */
  maxVanishedPercent?: () => Promise<number>;
  /** Waits until a list can show all that the killed run had sent. */
  untilListed: (state: StackState) => Promise<void>;
  show: (tenants: PlannedTenant[]) => void;
  /** Whether to do what was shown. */
  approve: () => Promise<boolean>;
  note: (line: string) => void;
  /** Sees each page of the list. */
  onPage?: ListOptions["onPage"];
}

/** Brings what arrived into state. Nothing is changed before `approve`; every step can be repeated. */
export async function recover(steps: RecoverySteps): Promise<Recovery> {
  const { pulumi, client, maxVanishedPercent, untilListed, show, approve, note, onPage } = steps;
  const before = await pulumi.state();
  const pending = pendingTenants(before);
  const [first] = pending;
  if (first === undefined)
    return { tenants: [], setAside: [], isDone: false, isCleared: before.pendingCreates.length === 0 };

  const partner = await client();
  await untilListed(before);
  const { tenants: listed, unreadable } = await ownTenants(ownState(before, partner.partnerId).own, partner, {
    notDone: "nothing was changed",
    maxVanishedPercent: await maxVanishedPercent?.(),
    ...(onPage && { onPage }),
  });
  const tenants = planRecovery(pending, before, { partnerId: partner.partnerId, tenants: listed, unreadable });
  show(tenants);
  const unchanged: Recovery = { tenants, setAside: unreadable, isDone: false, isCleared: false };
  const arrived = tenants.filter(isArrived);
  // A conflict keeps the list of pending creates, so without an arrival there is nothing to do.
  if (arrived.length === 0 && hasConflict(tenants)) return unchanged;
  if (!(await approve())) return unchanged;

  for (const protect of [true, false]) {
    // The engine protects all tenants of one import, or none.
    const group = arrived.filter(({ isProtected }) => isProtected === protect);
    if (group.length > 0) await pulumi.import(importFile(group), { protect });
  }

  const after = await pulumi.state();
  const inState = new Map(after.resources.map(({ urn, id }) => [urn, id]));
  const missing = arrived.filter(({ urn, found }) => inState.get(urn) !== found.id);
  if (missing.length > 0) {
    throw engineFailure(`The import ended well, but state lacks ${missing.map(({ urn }) => urn).join(", ")}.`);
  }
  const reason = reasonToKeep(tenants, before, after);
  if (reason === undefined) await pulumi.clearPendingCreates(stackUrnOf(first.urn));
  else note(`The engine's list of pending creates stays as it is: ${reason}. Until it is empty, \`pulumi up\` warns.`);
  return { tenants, setAside: unreadable, isDone: true, isCleared: reason === undefined };
}

/** The list can only be emptied as a whole, so each of its entries must be settled first. */
function reasonToKeep(tenants: readonly PlannedTenant[], before: StackState, after: StackState): string | undefined {
  if (hasConflict(tenants)) return "there are conflicts";
  const known = new Set(before.pendingCreates.map(({ urn }) => urn));
  if (after.pendingCreates.some(({ urn }) => !known.has(urn))) return "another update added to it meanwhile";
  const others = after.pendingCreates.filter(({ type }) => !isTenantType(type));
  if (others.length === 0) return undefined;
  return `it also holds ${others.map(({ urn }) => urn).join(", ")}, which \`pulumi refresh\` asks about on a terminal`;
}

function hasConflict(tenants: readonly PlannedTenant[]): boolean {
  return tenants.some(({ status }) => status === "conflict");
}
