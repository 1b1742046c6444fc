import { createHash, timingSafeEqual } from "node:crypto";

/** Compares two secrets in a time that tells nothing about either. */
export function isSameSecret(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted));
}

function digest(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
