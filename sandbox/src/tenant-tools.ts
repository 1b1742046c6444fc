import type { Clock } from "./clock";
import type { BillingChange, Sandbox, TenantDraft } from "./sandbox-handle";
import type { SandboxTenant } from "./store/tenant";
import type { NewTenant, TenantStore } from "./store/tenants";
import { parseNewTenant } from "./wire/new-tenant";

type TenantTools = Pick<
  Sandbox,
  "tenants" | "history" | "createTenant" | "renameTenant" | "removeTenant" | "setBilling" | "moveBilling"
>;

/** The part of the handle that sees and changes tenants by other means than a request. */
export function tenantTools(store: TenantStore, partnerId: string, clock: Clock): TenantTools {
  const find = (id: string): SandboxTenant => {
    const tenant = store.find(id);
    if (tenant === undefined) throw new Error(`The sandbox has no active tenant ${id}.`);
    return tenant;
  };
  return {
    tenants: () => store.active(),
    history: () => store.history(),
    createTenant: (draft) => store.create(partnerId, checked(draft), clock.nowMs()),
    renameTenant: (id, change) => {
      const tenant = find(id);
      const { tenantName, tenantDomain } = checked({ ...tenant, ...change });
      return store.rename(tenant, tenantName, tenantDomain);
    },
    removeTenant: (id) => {
      store.cancel(find(id), clock.nowMs());
    },
    setBilling: (id, change) => {
      const tenant = find(id);
      store.setBilling(tenant, merged(tenant, change));
      return find(id);
    },
    moveBilling: () => {
      store.moveBilling();
    },
  };
}

/** The same rules as for a request, so that no test meets a tenant which the API could not have. */
function checked({ tenantName, tenantDomain }: TenantDraft): NewTenant {
  const { tenant, violations } = parseNewTenant({ tenant_name: tenantName, tenant_domain: tenantDomain });
  if (tenant !== undefined) return tenant;
  throw new Error(violations.map(({ property_path, detail }) => `${property_path}: ${detail}`).join(" "));
}

function merged({ billing }: SandboxTenant, change: BillingChange): SandboxTenant["billing"] {
  return {
    currentUserLicenses: change.currentUserLicenses ?? billing.currentUserLicenses,
    currentBillingPeriod: { ...billing.currentBillingPeriod, ...change.currentBillingPeriod },
    previousBillingPeriod: { ...billing.previousBillingPeriod, ...change.previousBillingPeriod },
  };
}
