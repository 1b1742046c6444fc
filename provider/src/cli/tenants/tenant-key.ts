import { canonicalDomain, domainFault } from "printix-partner-sdk";
import type { GetTenantArgs } from "../../functions/data-functions";
import { badInput } from "../../messages/command";

/** A UUID, or nearly: the API page's own examples have groups of other lengths. */
const idLike = /^[0-9a-f-]{30,}$/i;

/** A text that looks like an id is one, any other text is a domain. A domain that looks like an id can be given in full. */
export function tenantKey(text: string): GetTenantArgs {
  if (idLike.test(text)) return { id: text };
  const tenantDomain = canonicalDomain(text);
  const fault = domainFault(tenantDomain);
  if (fault !== undefined) throw badInput(`"${text}" is neither a tenant's id nor a domain: it ${fault}`);
  return { tenantDomain };
}
