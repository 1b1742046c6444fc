const SUFFIX = ".printix.net";
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** The whole name of a tenant's domain, from `acme` or `acme.printix.net`; undefined where it is neither. */
export function wholeTenantDomain(given: string): string | undefined {
  const label = given.endsWith(SUFFIX) ? given.slice(0, -SUFFIX.length) : given;
  return LABEL.test(label) ? label + SUFFIX : undefined;
}
