import { providerReference } from "../../../src/tenant/provider-reference";
import { dynamicTenantType } from "../../../src/tenant/tenant-types";
import type { StackState, StateResource } from "../../../src/cli/shared/pulumi/stack-export";
import type { PendingTenant } from "../../../src/cli/recover/pending-tenants";
import { acmeInputs, acmeState, tenantId } from "../../acme";

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
export const acmePending: PendingTenant = {
  urn: acmeUrn,
  name: "acme",
  isProtected: true,
  tenantName: "Acme Co.",
  tenantDomain: "acme.printix.net",
  deletionPolicy: "prevent",
};

/** Acme in state. */
export const acmeKept: StateResource = { ...acmeCreating, id: tenantId, outputs: { ...acmeState } };

export function stateWith(changes: Partial<StackState> = {}): StackState {
  const stack = { urn: stackUrn, type: "pulumi:pulumi:Stack" };
  return { pendingCreates: [acmeCreating], ...changes, resources: [stack, ...(changes.resources ?? [])] };
}
