import type { SandboxTenant } from "../../store/tenant";
import type { TenantList } from "./dashboard-view";
import type { PageAddress } from "./page-address";

const PAGE_SIZE = 8;

/** The page of tenants that an address asks for: the last one where there are not that many. */
export function tenantListOf(tenants: readonly SandboxTenant[], { search, page: wanted }: PageAddress): TenantList {
  const matching = search === "" ? tenants : tenants.filter(matches(search));
  const lastPage = Math.max(1, Math.ceil(matching.length / PAGE_SIZE));
  const page = Math.min(wanted, lastPage);
  const first = (page - 1) * PAGE_SIZE;
  return {
    shown: matching.slice(first, first + PAGE_SIZE),
    total: tenants.length,
    matching: matching.length,
    page,
    lastPage,
    firstShown: first + 1,
  };
}

function matches(search: string): (tenant: SandboxTenant) => boolean {
  const wanted = search.toLowerCase();
  return ({ id, tenantName, tenantDomain }) =>
    [id, tenantName, tenantDomain].some((text) => text.toLowerCase().includes(wanted));
}
