import type { Refusal } from "../messages/refusal";
import { adoptionConflict, declaredTwice, domainHandedOver, inStateTwice } from "../messages/two-blocks";
import { hasTenantOf, isAdopting, isCancelling, isKept, type Block, type Change } from "./block";

/** Why two blocks cannot both be what they are: one tenant would have two holders, or be held and cancelled. */
export function blockConflict(before: Block, now: Block): Refusal | undefined {
  if (isOne(before.stateInputs?.tenantDomain, now.stateInputs?.tenantDomain)) {
    return inStateTwice(now.stateInputs ?? {}, before.urn, now.urn);
  }
  if (isOne(before.programInputs.tenantDomain, now.programInputs.tenantDomain)) {
    return declaredTwice(before.programInputs, named(before), named(now));
  }
  return (
    whyNotAdopted(before, now) ?? whyNotAdopted(now, before) ?? whyNotTaken(before, now) ?? whyNotTaken(now, before)
  );
}

/** Why a block cannot adopt what another one has. */
export function whyNotAdopted(adopting: Change, other: Block): Refusal | undefined {
  const { programInputs } = adopting;
  if (!isAdopting(adopting) || !hasTenantOf(other, programInputs.tenantDomain)) return undefined;
  return adoptionConflict(programInputs, other.urn);
}

/** Why a tenant cannot be created in the domain that another block gives up: its creation goes before that cancel. */
function whyNotTaken(taking: Block, giving: Block): Refusal | undefined {
  const givenUp = giving.stateInputs?.tenantDomain;
  if (isKept(taking) || !isCancelling(giving) || !isOne(taking.programInputs.tenantDomain, givenUp)) return undefined;
  const isSwap = isOne(taking.stateInputs?.tenantDomain, giving.programInputs.tenantDomain);
  return domainHandedOver(taking.programInputs, giving.urn, isSwap);
}

const isOne = (one: string | undefined, other: string | undefined): boolean => one !== undefined && one === other;

const named = ({ urn, stateInputs }: Block) => ({ urn, isInState: stateInputs !== undefined });
