import { createHash } from "node:crypto";

/** Tells one text from another, and nothing else of it: SHA-256, in hexadecimal digits. */
export const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
