import { isSameId } from "../model/canonical-id";
import type { TenantListing } from "../model/tenant-listing";

/**
 * Why a list does not prove that a tenant is gone, as the end of a sentence; undefined if it does. As long as an item of
 * the list cannot be read, it proves that of no tenant: the item may be the one.
 */
export function whyNotAbsent({ tenants, unreadable }: TenantListing, id: string): string | undefined {
  if (tenants.some((tenant) => isSameId(tenant.id, id))) return "the partner's list shows it";
  const [item] = unreadable;
  if (item === undefined) return undefined;
  return `the partner's list has ${item.id === undefined ? "an item" : `an item, id ${item.id},`} that cannot be read`;
}
