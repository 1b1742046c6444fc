import { canonicalName } from "../model/canonical-name";
import type { NewTenant } from "../model/partner-tenant";

/** What of a new tenant is a person's, so that no message repeats it: as it was given, and as it is sent. */
export function userSecrets({ initialUser }: NewTenant): string[] {
  return initialUser ? [initialUser.email, initialUser.name, canonicalName(initialUser.name)] : [];
}
