import { environments, secureUrl, type PartnerClientOptions } from "./options";

/**
 * Whose tenants a client with these options sees, as a key: the same one for the same partner at the same API, however
 * it is spelled.
 * @throws OptionsError for a URL that cannot work
 */
export function apiPlace({ partnerId, environment = "production", apiUrl }: PartnerClientOptions): string {
  const { href } = secureUrl("apiUrl", apiUrl ?? environments[environment].apiUrl);
  return `${href.replace(/\/+$/, "")} ${partnerId.toLowerCase()}`;
}
