import { writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { createCA, createCert, type Certificate } from "mkcert";

/** A certificate authority that nobody knows. */
export function privateAuthority(): Promise<Certificate> {
  return createCA({ organization: "Example", countryCode: "DK", state: "-", locality: "-", validity: 1 });
}

/** A certificate of that authority for servers on loopback. */
export function loopbackCertificate(ca: Certificate): Promise<Certificate> {
  return createCert({ ca, domains: ["localhost", "127.0.0.1"], validity: 1 });
}

/** An https server on loopback. */
export async function secureServer(
  certificate: Certificate,
  listener: RequestListener,
): Promise<Server & { origin: string }> {
  const server = createServer(certificate, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(server, { origin: `https://localhost:${(server.address() as AddressInfo).port}` });
}

export async function writeCertificate(file: string, { cert }: Certificate): Promise<string> {
  await writeFile(file, cert);
  return file;
}
