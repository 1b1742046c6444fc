import { providerReference, tenantType } from "../../provider-reference";
import { stateOf } from "../../tenant/tenant-state";
import type { ImportFile } from "../pulumi/pulumi-cli";
import type { ArrivedTenant } from "./plan";

/**
 * Tenants for `pulumi import --file`, as a create would have left them. With outputs given, the engine reads nothing:
 * a dynamic resource cannot be read for an import (pulumi#16175). The initial user stays out of it, as it stays out
 * of state.
 */
export function importFile(tenants: readonly ArrivedTenant[]): ImportFile {
  const parents = tenants.flatMap(({ parent }) => (parent === undefined ? [] : [parent]));
  return {
    nameTable: Object.fromEntries(parents.map((parent) => [parent, parent])),
    resources: tenants.map(({ urn, name, parent, found, deletionPolicy }) => {
      const { tenantName, tenantDomain } = found;
      return {
        type: tenantType,
        // The URN, since two tenants may have one name under two parents; it is a name within this file alone.
        name: urn,
        logicalName: name,
        id: found.id,
        ...(parent !== undefined && { parent }),
        inputs: { tenantName, tenantDomain, deletionPolicy, __provider: providerReference },
        outputs: { ...stateOf(found, deletionPolicy), __provider: providerReference },
      };
    }),
  };
}
