const suffix = ".printix.net";

/** One spelling for a tenant's domain: `acme` and `acme.printix.net` are the same tenant, `acme.printix.net`. */
export function canonicalDomain(domain: string): string {
  const lower = domain.toLowerCase();
  return lower.includes(".") ? lower : lower + suffix;
}

/** The part before `.printix.net`, which is what the API page describes as `tenant_domain`. */
export function domainLabel(domain: string): string {
  const canonical = canonicalDomain(domain);
  return canonical.endsWith(suffix) ? canonical.slice(0, -suffix.length) : canonical;
}

/** Why a domain cannot be a tenant's, or undefined if it can (API page, "Create new tenant": lowercase alphanumeric characters and dashes). */
export function domainFault(domain: string): string | undefined {
  const label = domain.endsWith(suffix) ? domain.slice(0, -suffix.length) : domain;
  if (label === "") return "is empty; give a label such as acme";
  if (label.includes("."))
    return "is not a Printix domain; give a label such as acme, or that label followed by .printix.net";
  if (/[A-Z]/.test(label)) return `has an upper-case letter${proposal(label)}`;
  if (!/^[a-z0-9-]+$/.test(label)) return `may contain only lowercase letters, digits and dashes${proposal(label)}`;
  if (label.startsWith("-") || label.endsWith("-")) return `may not begin or end with a dash${proposal(label)}`;
  if (label.length > 63) return `is ${label.length} characters long; a label has 63 at most`;
  return undefined;
}

/** Proposes a similar label that is allowed; an empty text if there is none. */
function proposal(label: string): string {
  const near = label
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9-]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return domainFault(near) === undefined ? `; write ${near}` : "";
}
