import { OptionsError } from "../errors/options-error";

/** The path of a partner's tenants. */
export function tenantsPath(partnerId: string): string {
  return `/public/partners/${checkedId("partnerId", partnerId)}/tenants`;
}

/** The path of one tenant. */
export function tenantPath(partnerId: string, id: string): string {
  return `${tenantsPath(partnerId)}/${checkedTenantId(id)}`;
}

/** A tenant's id as a segment of a path. @throws OptionsError if it is no id */
export function checkedTenantId(id: string): string {
  return checkedId(`the tenant id ${JSON.stringify(id.slice(0, 100))}`, id);
}

/**
 * An id as a segment of a path. Nothing else is allowed: a path that ends in an empty id or in ".." is the path of all
 * tenants, or of the partner, and nobody wants to DELETE that.
 * @throws OptionsError if it is no id
 */
export function checkedId(what: string, id: string): string {
  if (/^[A-Za-z0-9_-]+$/.test(id)) return id;
  throw new OptionsError(`${what} is not an id: an id has only letters, digits, dashes and underscores`);
}
