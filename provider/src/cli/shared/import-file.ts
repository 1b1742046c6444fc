import type { PartnerTenant } from "printix-partner-sdk";
import type { DeletionPolicy } from "../../tenant/deletion-policy";
import { providerReference } from "../../tenant/provider-reference";
import { nativeTenantType, type TenantType } from "../../tenant/tenant-types";
import { stateOf } from "../../tenant/tenant-state";
import type { ImportFile } from "./pulumi/pulumi-cli";

/** A tenant that is to come into state. */
export interface ImportedTenant {
  /** Its name in the program. */
  name: string;
  /** Its resource type: which of the two providers it is of. */
  type: TenantType;
  /** Where state knows it already. It tells two tenants apart that have one name under two parents. */
  urn?: string;
  /** The URN of its parent; absent where that is the stack itself. */
  parent?: string;
  /** The URN of its provider; absent for the default one. The engine finds it in state, and would make an empty one. */
  provider?: string;
  found: PartnerTenant;
  deletionPolicy: DeletionPolicy;
}

/**
 * Tenants for `pulumi import --file`, as a create would have left them. With outputs given, the engine reads nothing
 * of either type: a dynamic resource cannot be read for an import (pulumi#16175). The initial user stays out of it, as it
 * stays out of state.
 */
export function importFile(tenants: readonly ImportedTenant[]): ImportFile {
  const named = tenants.flatMap(({ parent, provider }) => [parent, provider]).filter((urn) => urn !== undefined);
  return {
    nameTable: Object.fromEntries(named.map((urn) => [urn, urn])),
    resources: tenants.map(({ urn, name, type, parent, provider, found, deletionPolicy }) => {
      const { tenantName, tenantDomain } = found;
      const hidden = type === nativeTenantType ? {} : { __provider: providerReference };
      return {
        type,
        // This name counts only within this file.
        name: urn ?? name,
        logicalName: name,
        id: found.id,
        ...(parent !== undefined && { parent }),
        ...(provider !== undefined && { provider }),
        inputs: { tenantName, tenantDomain, deletionPolicy, ...hidden },
        outputs: { ...stateOf(found, deletionPolicy), ...hidden },
      };
    }),
  };
}
