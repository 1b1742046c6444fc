import { createHash } from "node:crypto";
import { canonicalDomain } from "printix-partner-sdk";

/** Tells whether a tenant is called as it was, to whoever may not know how: a program's names may be secret. */
export function namesDigest(tenantName: string, tenantDomain: string): string {
  const names = JSON.stringify([tenantName, canonicalDomain(tenantDomain)]);
  return createHash("sha256").update(names).digest("base64url").slice(0, 22);
}
