import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { getCACertificates } from "node:tls";
import { OptionsError } from "../errors/options-error";

/**
 * The certificate authorities to trust: Node's own (with NODE_EXTRA_CA_CERTS), and those of a PEM file. Undefined if there
 * is no file. @throws OptionsError if the file cannot be used
 */
export function certificateAuthorities(caFile: string | undefined): string[] | undefined {
  if (caFile === undefined) return undefined;
  let pem: string;
  try {
    pem = readFileSync(caFile, "utf8");
  } catch (error) {
    throw new OptionsError(`caFile ${caFile} cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
  }
  const certificates = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  if (certificates.length === 0) throw new OptionsError(`caFile ${caFile} holds no certificate in PEM form`);
  for (const certificate of certificates) assertReadable(certificate, caFile);
  return [...getCACertificates("default"), ...certificates];
}

function assertReadable(certificate: string, caFile: string): void {
  try {
    new X509Certificate(certificate);
  } catch {
    throw new OptionsError(`caFile ${caFile} holds a certificate that cannot be read`);
  }
}
