import { partnerRefusal } from "../../lifecycle/own-partner";
import { isShown } from "./pulumi/preview";
import type { StackState, StateResource } from "./pulumi/stack-export";
import { isDefaultProvider, providerUrnOf } from "./pulumi/urn";

/** Tells the partner of a tenant, by its provider's URN and its outputs, where that is not the configured one. */
export type OtherPartner = (provider: string | undefined, outputs?: Record<string, unknown>) => string | undefined;

/**
 * A program may have a provider of the native plugin for each of several partners, and a command is configured for one.
 * A tenant is another partner's where its provider names that one, unless the tenant's own link says otherwise. What has a
 * default provider is the configured partner's, or the configuration is wrong.
 */
export function otherPartnerIn(resources: readonly StateResource[], partnerId: string): OtherPartner {
  const named = new Map(resources.filter(isExplicitProvider).map(({ urn, inputs }) => [urn, inputs?.["partnerId"]]));
  return (provider = "", outputs = {}) => {
    const owner = named.get(provider);
    if (owner === undefined) return undefined;
    if (typeof owner === "string" && owner.toLowerCase() === partnerId.toLowerCase()) return undefined;
    if (typeof outputs["selfUrl"] === "string" && partnerRefusal(outputs, partnerId) === undefined) return undefined;
    return typeof owner === "string" && isShown(owner) ? owner : "(secret)";
  };
}

function isExplicitProvider({ urn, type }: StateResource): boolean {
  return type === "pulumi:providers:printix" && !isDefaultProvider(urn);
}

export interface OwnState {
  /** The stack's state without the tenants of other partners. */
  own: StackState;
  others: { tenant: StateResource; owner: string }[];
}

export function ownState(state: StackState, partnerId: string): OwnState {
  const otherPartner = otherPartnerIn(state.resources, partnerId);
  const others = [...state.resources, ...state.pendingCreates].flatMap((tenant) => {
    const owner = otherPartner(tenant.provider && providerUrnOf(tenant.provider), tenant.outputs);
    return owner === undefined ? [] : [{ tenant, owner }];
  });
  const set = new Set(others.map(({ tenant }) => tenant));
  const isOwn = (resource: StateResource): boolean => !set.has(resource);
  const [resources, pendingCreates] = [state.resources.filter(isOwn), state.pendingCreates.filter(isOwn)];
  return { own: { ...state, resources, pendingCreates }, others };
}

/** A line for each of the other partners: how many of its tenants a command leaves out. */
export function leftOutLines(others: readonly { owner: string }[], partnerId: string): string[] {
  return [...Map.groupBy(others, ({ owner }) => owner)].map(
    ([owner, { length }]) =>
      `${length} ${length === 1 ? "tenant" : "tenants"} of the partner ${owner} left out: this configuration is for the partner ${partnerId}.`,
  );
}
