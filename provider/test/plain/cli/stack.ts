import { providerReference } from "../../../src/tenant/provider-reference";
import { dynamicTenantType, nativeTenantType } from "../../../src/tenant/tenant-types";
import type { StackState, StateResource } from "../../../src/cli/shared/pulumi/stack-export";
import type { SoughtTenant } from "../../../src/cli/recover/sought-tenant";
import { acmeInputs, acmeState, partnerId, tenantId } from "../../acme";

export const stackUrn = "urn:pulumi:dev::customers::pulumi:pulumi:Stack::customers-dev";
export const groupUrn = "urn:pulumi:dev::customers::lab:index:Group::group";
export const acmeUrn = urnOf("acme");

export function urnOf(name: string): string {
  return `urn:pulumi:dev::customers::${dynamicTenantType}::${name}`;
}

/** Acme as the engine keeps it while its creation is under way. */
export const acmeCreating: StateResource = {
  urn: acmeUrn,
  type: dynamicTenantType,
  parent: stackUrn,
  protect: true,
  inputs: { ...acmeInputs, __provider: providerReference },
};

/** The same, as recover understands it. */
export const acmePending: SoughtTenant = {
  source: "state",
  urn: acmeUrn,
  name: "acme",
  type: dynamicTenantType,
  isProtected: true,
  tenantName: "Acme Co.",
  tenantDomain: "acme.printix.net",
  deletionPolicy: "prevent",
};

/** Acme in state. */
export const acmeKept: StateResource = { ...acmeCreating, id: tenantId, outputs: { ...acmeState } };

/** A provider of the native plugin, as the program made it for a partner, or as the engine made it by itself. */
export function providerOf(name: string, inputs: object): StateResource {
  const type = "pulumi:providers:printix";
  return { urn: `urn:pulumi:dev::customers::${type}::${name}`, type, id: `${name}-id`, inputs: { ...inputs } };
}

export const defaultProvider = providerOf("default_0_1_0", { partnerId });
/** Its partner is not the one that the command is configured for. */
export const nordic = providerOf("nordic", { partnerId: "nordic-partner" });

/** A resource as the native plugin's: without what the dynamic host keeps, and with a provider of its own. */
export function asNative({ urn, inputs = {}, ...resource }: StateResource, provider = defaultProvider): StateResource {
  const { __provider, ...rest } = inputs;
  const nativeUrn = urn.replace(dynamicTenantType, nativeTenantType);
  const reference = `${provider.urn}::${String(provider.id)}`;
  return { ...resource, urn: nativeUrn, type: nativeTenantType, provider: reference, inputs: rest };
}

export function stateWith(changes: Partial<StackState> = {}): StackState {
  const stack = { urn: stackUrn, type: "pulumi:pulumi:Stack" };
  return { pendingCreates: [acmeCreating], ...changes, resources: [stack, ...(changes.resources ?? [])] };
}
