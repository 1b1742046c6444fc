import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { createPartnerClient } from "../../src";
import { certificateAuthorities } from "../../src/http/certificate-authorities";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "printix-ca-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function fileOf(text: string): string {
  const file = join(folder, "ca.pem");
  writeFileSync(file, text);
  return file;
}

const [one = "", two = ""] = rootCertificates;

describe("a file of certificate authorities", () => {
  it("adds to Node's own", () => {
    const all = certificateAuthorities(fileOf(`for the proxy\n${one}\n\n${two}\n`)) ?? [];
    expect(all.slice(-2)).toEqual([one, two]);
    expect(all.length).toBeGreaterThan(50);
  });

  it("may be absent", () => {
    expect(certificateAuthorities(undefined)).toBeUndefined();
  });

  it.each([
    ["", "holds no certificate in PEM form"],
    ["-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "holds no certificate in PEM form"],
    ["-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "holds a certificate that cannot be read"],
  ])("that holds %j is refused before anything is sent", (text, what) => {
    const caFile = fileOf(text);
    const make = () => createPartnerClient({ partnerId: "p", clientId: "c", clientSecret: "s", caFile });
    expect(make).toThrow(`caFile ${caFile} ${what}`);
  });

  it("that is not there is refused with the reason", () => {
    expect(() => certificateAuthorities(join(folder, "none.pem"))).toThrow("none.pem cannot be read (ENOENT)");
  });
});
