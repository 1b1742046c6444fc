import type { PartnerTenant } from "printix-partner-sdk";
import type { DeletionPolicy } from "../../tenant/deletion-policy";
import { providerReference } from "../../tenant/provider-reference";
import { dynamicTenantType } from "../../tenant/tenant-types";
import { stateOf } from "../../tenant/tenant-state";
import type { ImportFile } from "./pulumi/pulumi-cli";

/** A tenant that is to come into state. */
export interface ImportedTenant {
  /** Its name in the program. */
  name: string;
  /** Where state knows it already. It tells two tenants apart that have one name under two parents. */
  urn?: string;
  /** The URN of its parent; absent where that is the stack itself. */
  parent?: string;
  found: PartnerTenant;
  deletionPolicy: DeletionPolicy;
}

/**
 * Tenants for `pulumi import --file`, as a create would have left them. With outputs given, the engine reads nothing:
 * a dynamic resource cannot be read for an import (pulumi#16175). The initial user stays out of it, as it stays out
 * of state.
 */
export function importFile(tenants: readonly ImportedTenant[]): ImportFile {
  const parents = tenants.flatMap(({ parent }) => (parent === undefined ? [] : [parent]));
  return {
    nameTable: Object.fromEntries(parents.map((parent) => [parent, parent])),
    resources: tenants.map(({ urn, name, parent, found, deletionPolicy }) => {
      const { tenantName, tenantDomain } = found;
      return {
        type: dynamicTenantType,
        // This name counts only within this file.
        name: urn ?? name,
        logicalName: name,
        id: found.id,
        ...(parent !== undefined && { parent }),
        inputs: { tenantName, tenantDomain, deletionPolicy, __provider: providerReference },
        outputs: { ...stateOf(found, deletionPolicy), __provider: providerReference },
      };
    }),
  };
}
