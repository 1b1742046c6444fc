import { createHash, type BinaryLike } from "node:crypto";

/** Tells one content from another, and nothing else of it: SHA-256, in hexadecimal digits. */
export const digest = (content: BinaryLike): string => createHash("sha256").update(content).digest("hex");
