import { createHash } from "node:crypto";
import { comparable } from "./comparable";

/** Tells whether a tenant is called as it was, to whoever may not know how: a program's names may be secret. */
export function namesDigest(names: { tenantName: string; tenantDomain: string }): string {
  const { tenantName, tenantDomain } = comparable(names);
  return createHash("sha256")
    .update(JSON.stringify([tenantName, tenantDomain]))
    .digest("base64url")
    .slice(0, 22);
}
