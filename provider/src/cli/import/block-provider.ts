import { nativeTenantType, type TenantType } from "../../tenant/tenant-types";
import type { OtherPartner } from "../shared/other-partners";
import type { PlannedCreate } from "../shared/pulumi/preview";
import type { StackState } from "../shared/pulumi/stack-export";
import { isDefaultProvider, nameOf } from "../shared/pulumi/urn";
import { shellWord } from "../shared/shell-word";

/** The type and the provider that a block gives its tenant. A provider that state lacks is left to the engine to make. */
export function givenByBlock(
  { type, provider }: PlannedCreate,
  { resources }: StackState,
): { type: TenantType; provider?: string } {
  const isInState = type === nativeTenantType && resources.some(({ urn }) => urn === provider);
  return { type, ...(isInState && provider !== undefined && { provider }) };
}

/**
 * Why a tenant cannot come in under the provider that its block names. The engine would make an explicit one that state
 * lacks without any configuration.
 */
export function blockProviderFault(
  { provider }: PlannedCreate,
  { resources }: StackState,
  otherPartner: OtherPartner,
): string | undefined {
  if (provider === undefined || isDefaultProvider(provider)) return undefined;
  const words = `its block has the provider ${nameOf(provider)}, which is`;
  if (!resources.some(({ urn }) => urn === provider)) {
    return `${words} not in state yet: run \`pulumi up --target ${shellWord(provider)}\` first`;
  }
  const owner = otherPartner(provider);
  return owner && `${words} the partner ${owner}'s`;
}
