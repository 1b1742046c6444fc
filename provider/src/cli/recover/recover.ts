import type { ListOptions, PartnerClient, UnreadableTenant } from "printix-partner-sdk";
import { engineFailure } from "../../messages/command";
import { isTenantType } from "../../tenant/tenant-types";
import { firstAttempts } from "../shared/declared-tenant";
import { importFile } from "../shared/import-file";
import { leftOutLines, otherPartnerIn, ownState } from "../shared/other-partners";
import { ownTenants } from "../shared/own-tenants";
import type { PulumiCli } from "../shared/pulumi/pulumi-cli";
import type { StackState } from "../shared/pulumi/stack-export";
import { stackUrnOf } from "../shared/pulumi/urn";
import type { Declared } from "./declared-by-plan";
import { claimedElsewhere, type OtherStacks } from "./other-stacks";
import { pendingTenants } from "./pending-tenants";
import { isArrived, planRecovery, type ArrivedTenant, type PlannedTenant } from "./plan";
import type { SoughtTenant } from "./sought-tenant";

/** What a recovery did. */
export interface Recovery {
  tenants: PlannedTenant[];
  /** What the list holds and nobody can read. */
  setAside: readonly UnreadableTenant[];
  /** The other stacks that were looked into; absent where nothing depended on them. */
  otherStacks?: OtherStacks;
  /** Whether anything is to be done, or was. */
  isNeeded: boolean;
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
  /** A run that kept no checkpoints leaves nothing pending: then a plan or a file tells what it may have made. */
  declared?: DeclaredSteps | undefined;
  /** Waits until a list can show all that the killed run had sent. */
  untilListed: (state: StackState, isMomentKnown: boolean) => Promise<void>;
  show: (tenants: PlannedTenant[], otherStacks: OtherStacks | undefined) => void;
  /** Whether to do what was shown. */
  approve: () => Promise<boolean>;
  note: (line: string) => void;
  /** Sees each page of the list. */
  onPage?: ListOptions["onPage"];
}

export interface DeclaredSteps {
  read: (state: StackState) => Promise<Declared>;
  /** Reads the other stacks, which may have what only a declaration tells of. */
  otherStacks: () => Promise<OtherStacks>;
  /** The stacks of which a person knows that they have none of these tenants, though they cannot be read. */
  vouchedFor: ReadonlySet<string>;
}

/** Brings what arrived into state. Nothing is changed before `approve`; every step can be repeated. */
export async function recover(steps: RecoverySteps): Promise<Recovery> {
  const { pulumi, show, approve, note } = steps;
  const before = await pulumi.state();
  const pending = pendingTenants(before);
  const isCleared = before.pendingCreates.length === 0;
  const declared = await steps.declared?.read(before);
  const nothing: Recovery = { tenants: [], setAside: [], isNeeded: false, isDone: false, isCleared };
  if (pending.length === 0 && (declared?.tenants.length ?? 0) === 0) return nothing;

  const partner = await steps.client();
  const ours = declared === undefined ? [] : ownDeclared(declared, before, partner.partnerId, note);
  const sought = firstAttempts([...pending, ...ours]);
  if (sought.length === 0) return nothing;
  const { tenants, setAside, otherStacks } = await findSought(sought, before, partner, steps);
  show(tenants, otherStacks);
  const arrived = tenants.filter(isArrived);
  // A conflict keeps the list of pending creates, so without an arrival there may be nothing to do.
  const isClearable = pending.length > 0 && !hasPendingConflict(tenants);
  const isNeeded = arrived.length > 0 || isClearable;
  const found = { tenants, setAside, ...(otherStacks && { otherStacks }), isNeeded, isDone: false, isCleared };
  if (!isNeeded || !(await approve())) return found;

  for (const protect of [true, false]) {
    // The engine protects all tenants of one import, or none.
    const group = arrived.filter(({ isProtected }) => isProtected === protect);
    if (group.length > 0) await pulumi.import(importFile(group), { protect });
  }

  const after = await pulumi.state();
  assertInState(arrived, after);
  const [first] = before.pendingCreates;
  if (first === undefined) return { ...found, isDone: true };
  const reason = reasonToKeep(tenants, before, after);
  if (reason === undefined) await pulumi.clearPendingCreates(stackUrnOf(first.urn));
  else note(`The engine's list of pending creates stays as it is: ${reason}. Until it is empty, \`pulumi up\` warns.`);
  return { ...found, isDone: true, isCleared: reason === undefined };
}

/** The declared tenants of the configured partner. How many there are of others is told. */
function ownDeclared(
  { tenants, providers }: Declared,
  { resources }: StackState,
  partnerId: string,
  note: (line: string) => void,
): SoughtTenant[] {
  const otherPartner = otherPartnerIn([...resources, ...providers], partnerId);
  const others = tenants.flatMap(({ provider }) => {
    const owner = otherPartner(provider);
    return owner === undefined ? [] : [{ owner }];
  });
  leftOutLines(others, partnerId).forEach(note);
  return tenants.filter(({ provider }) => otherPartner(provider) === undefined);
}

/** What became of each: by state, by the partner's list, and, of what only a declaration tells of, by the other stacks. */
async function findSought(
  sought: readonly SoughtTenant[],
  state: StackState,
  partner: PartnerClient,
  { untilListed, maxVanishedPercent, declared, onPage }: RecoverySteps,
): Promise<Pick<Recovery, "tenants" | "setAside" | "otherStacks">> {
  await untilListed(state, sought.every(isPending));
  const { tenants: listed, unreadable } = await ownTenants(ownState(state, partner.partnerId).own, partner, {
    notDone: "nothing was changed",
    maxVanishedPercent: await maxVanishedPercent?.(),
    ...(onPage && { onPage }),
  });
  const planned = planRecovery(sought, state, { partnerId: partner.partnerId, tenants: listed, unreadable });
  // What is declared and in state is as it should be.
  const tenants = planned.filter((tenant) => isPending(tenant) || tenant.status !== "in state");
  if (declared === undefined || tenants.filter(isArrived).every(isPending)) return { tenants, setAside: unreadable };
  const others = await declared.otherStacks();
  const settled = tenants.map((tenant): PlannedTenant => {
    const claim =
      isArrived(tenant) && !isPending(tenant) ? claimedElsewhere(tenant, others, declared.vouchedFor) : undefined;
    return claim === undefined ? tenant : { ...tenant, ...claim };
  });
  return { tenants: settled, setAside: unreadable, otherStacks: others };
}

function assertInState(arrived: readonly ArrivedTenant[], after: StackState): void {
  const inState = new Map(after.resources.map(({ urn, id }) => [urn, id]));
  const missing = arrived.filter(({ urn, found }) => inState.get(urn) !== found.id);
  if (missing.length === 0) return;
  throw engineFailure(`The import succeeded, but state does not have ${missing.map(({ urn }) => urn).join(", ")}.`);
}

/** The list can only be emptied as a whole, so each of its entries must be settled first. */
function reasonToKeep(tenants: readonly PlannedTenant[], before: StackState, after: StackState): string | undefined {
  if (hasPendingConflict(tenants)) return "there are conflicts";
  const known = new Set(before.pendingCreates.map(({ urn }) => urn));
  if (after.pendingCreates.some(({ urn }) => !known.has(urn))) return "another update added to it in the meantime";
  const others = after.pendingCreates.filter(({ type }) => !isTenantType(type));
  if (others.length === 0) return undefined;
  return `it also holds ${others.map(({ urn }) => urn).join(", ")}, which \`pulumi refresh\` asks about on a terminal`;
}

function hasPendingConflict(tenants: readonly PlannedTenant[]): boolean {
  return tenants.filter(isPending).some(({ status }) => status === "conflict");
}

function isPending({ source }: SoughtTenant): boolean {
  return source === "state";
}
