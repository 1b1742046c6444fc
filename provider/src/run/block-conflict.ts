import { tenantLabel } from "../tenant/tenant-label";
import { hasTenantOf, isAdopting, isCancelling, isKept, type Block, type Change } from "./block";

/** Why two blocks cannot both be what they are: one tenant would have two holders, or be held and cancelled. */
export function blockConflict(before: Block, now: Block): string | undefined {
  if (isOne(before.stateInputs?.tenantDomain, now.stateInputs?.tenantDomain)) return heldTwice(before, now);
  if (isOne(before.programInputs.tenantDomain, now.programInputs.tenantDomain)) return declaredTwice(before, now);
  return (
    adoptionConflict(before, now) ??
    adoptionConflict(now, before) ??
    handoverConflict(before, now) ??
    handoverConflict(now, before)
  );
}

/** Why a tenant cannot be created in the domain that another block gives up: its creation goes before that cancel. */
function handoverConflict(taking: Block, giving: Block): string | undefined {
  const givenUp = giving.stateInputs?.tenantDomain;
  if (isKept(taking) || !isCancelling(giving) || !isOne(taking.programInputs.tenantDomain, givenUp)) return undefined;
  return (
    `${tenantLabel(taking.programInputs)} would be created while another block of this program still has that domain ` +
    `(${giving.urn}): in one run the creation may go before the cancel that makes room for it, and fail. ` +
    inSteps(taking, giving)
  );
}

function inSteps(taking: Block, giving: Block): string {
  return isOne(taking.stateInputs?.tenantDomain, giving.programInputs.tenantDomain)
    ? "The two blocks change places, and each step of that cancels a subscription and starts a new one. Where the tenants are " +
        "to stay as they are, put the domains back, and name the blocks anew with `aliases`. Where they are not, give one of " +
        "the two a third domain first."
    : "Make it two runs: change the block that gives the domain up first, with this one as it was, and this one after that.";
}

/** Why a block cannot adopt what another one has. */
export function adoptionConflict(adopting: Change, other: Block): string | undefined {
  const { programInputs } = adopting;
  if (!isAdopting(adopting) || !hasTenantOf(other, programInputs.tenantDomain)) return undefined;
  return (
    `${tenantLabel(programInputs)} would be adopted by one block, and another block has it in state (${other.urn}): that one ` +
    "would cancel it, since it has another name or domain by now. To hand the tenant over, take the other block out of state " +
    "with `pulumi state delete --force` and its URN, and run again. To cancel it and start anew, leave adoptExisting out."
  );
}

const isOne = (one: string | undefined, other: string | undefined): boolean => one !== undefined && one === other;

function heldTwice(before: Block, now: Block): string {
  return (
    `${tenantLabel(now.stateInputs ?? {})} stands in state for two blocks of this program (${before.urn} and ${now.urn}): ` +
    "whatever one of them does to it, the other does not know. The only way out: take one of the two out of state with " +
    "`pulumi state delete --force` and its URN, and out of the program. Neither another name or domain nor `pulumi up --target` or " +
    "`pulumi destroy --target` will do: each of them could cancel the subscription that the other block stands for."
  );
}

function declaredTwice(before: Block, now: Block): string {
  return (
    `${tenantLabel(before.programInputs)} is declared by another block of this program too (${before.urn}): two blocks must ` +
    `never stand for one tenant, since either of them could cancel it. ${wayOut(before, now)}`
  );
}

/** Never another domain for a block of state: that would cancel the tenant it has. */
function wayOut(before: Block, now: Block): string {
  if (before.stateInputs && now.stateInputs) return "Put the domain back that the changed one had.";
  if (before.stateInputs || now.stateInputs) {
    return "Take the new one out, or give the new one the domain that it is for.";
  }
  return "Take one out, or give it the domain that it is for.";
}
