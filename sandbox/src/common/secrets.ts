import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A secret that nobody can guess, fit for a URL. */
export function newSecret(): string {
  return randomBytes(24).toString("base64url");
}

/** Compares two secrets in a time that tells nothing about either. */
export function isSameSecret(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted));
}

function digest(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
