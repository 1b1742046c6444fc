import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { digest } from "../common/digest";

/** Locks a token so that only who has the client's secret can open it. */
export interface TokenSeal {
  /** Where the store keeps tokens of this client. It does not lead back to the secret. */
  slot: string;
  /** Tells one token from another, and nothing else. */
  tagOf(token: string): string;
  seal(token: string): string;
  /** The token; undefined if it was not sealed with this secret, or was changed since. */
  open(sealed: string): string | undefined;
}

const cipher = "aes-256-gcm";
const ivBytes = 12;
const authTagBytes = 16;

/** @param client what the token is for: the endpoint and the client's id */
export function createTokenSeal(client: string, clientSecret: string): TokenSeal {
  const derive = (use: string, bytes: number): Buffer =>
    Buffer.from(hkdfSync("sha256", clientSecret, client, `pulumi-printix budget: ${use}`, bytes));
  const key = derive("key of the token", 32);
  const slot = derive("name of the token", 16).toString("hex");
  return {
    slot,
    tagOf: (token) => digest(token).slice(0, 16),
    seal: (token) => {
      const iv = randomBytes(ivBytes);
      const sealing = createCipheriv(cipher, key, iv).setAAD(Buffer.from(slot));
      const sealed = Buffer.concat([sealing.update(token, "utf8"), sealing.final()]);
      return Buffer.concat([iv, sealing.getAuthTag(), sealed]).toString("base64");
    },
    open: (text) => {
      const bytes = Buffer.from(text, "base64");
      const iv = bytes.subarray(0, ivBytes);
      const authTag = bytes.subarray(ivBytes, ivBytes + authTagBytes);
      try {
        const opening = createDecipheriv(cipher, key, iv, { authTagLength: authTagBytes });
        opening.setAAD(Buffer.from(slot)).setAuthTag(authTag);
        return opening.update(bytes.subarray(ivBytes + authTagBytes), undefined, "utf8") + opening.final("utf8");
      } catch {
        return undefined;
      }
    },
  };
}
