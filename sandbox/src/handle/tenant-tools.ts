import type { SandboxContext } from "../state/context";
import type { SandboxTenant } from "../store/tenant";
import { TenantNotFoundError } from "../store/tenant-not-found-error";
import type { NewTenant } from "../store/tenants";
import { parseNewTenant } from "../wire/new-tenant";
import type { SandboxTools, TenantDraft } from "./handle";
import { changedBilling } from "./tenant-billing";
import { TenantDraftError } from "./tenant-draft-error";

type TenantTools = Pick<
  SandboxTools,
  "tenants" | "history" | "createTenant" | "renameTenant" | "removeTenant" | "setBilling" | "moveBilling"
>;

/** The part of the handle that sees and changes tenants by other means than a request. */
export function tenantTools({ store, clock, partners }: SandboxContext, partnerId: string): TenantTools {
  const find = (id: string): SandboxTenant => {
    const tenant = store.tenants.find(id);
    if (tenant === undefined) throw new TenantNotFoundError(id);
    return tenant;
  };
  return {
    tenants: () => store.tenants.active(),
    history: () => store.tenants.history(),
    createTenant: (draft, ofPartner = partnerId) =>
      store.tenants.create(partners.get(ofPartner).partnerId, checked(draft), clock.nowMs()),
    renameTenant: (id, change) => {
      const tenant = find(id);
      const { tenantName, tenantDomain } = checked({ ...tenant, ...change });
      return store.tenants.rename(tenant, tenantName, tenantDomain);
    },
    removeTenant: (id) => {
      store.tenants.cancel(find(id), clock.nowMs());
    },
    setBilling: (id, change) => {
      const tenant = find(id);
      store.tenants.setBilling(tenant, changedBilling(tenant.billing, change));
      return find(id);
    },
    moveBilling: () => {
      store.tenants.moveBilling();
    },
  };
}

/** The same rules as for a request, so that no test meets a tenant which the API could not have. */
function checked({ tenantName, tenantDomain }: TenantDraft): NewTenant {
  const { tenant, violations } = parseNewTenant({ tenant_name: tenantName, tenant_domain: tenantDomain });
  if (tenant !== undefined) return tenant;
  throw new TenantDraftError(violations);
}
