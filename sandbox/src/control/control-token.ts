import { randomBytes } from "node:crypto";

/** A token that nobody can guess, fit for a URL. */
export function newControlToken(): string {
  return randomBytes(24).toString("base64url");
}
