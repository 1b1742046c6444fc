import * as pulumi from "@pulumi/pulumi";
import { Tenant } from "../../src/resource/tenant";
import { register } from "../mock-engine";

const args = { tenantName: "Acme Co.", tenantDomain: "acme" };

test.each([
  { what: "secret", secretKeys: ["printix:clientSecret"], warnings: 0 },
  { what: "in the clear", secretKeys: [], warnings: 1 },
])("a client secret that is $what is warned of $warnings times, however many tenants there are", async (given) => {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
  try {
    pulumi.runtime.setAllConfig({ "printix:clientSecret": "s3cret" }, given.secretKeys);
    for (const name of ["one", "two"]) await register(() => new Tenant(name, args));
    const lines = warn.mock.calls.map(([line]) => line);
    expect(lines).toHaveLength(given.warnings);
    for (const line of lines) expect(line).toMatch(/config set --secret printix:clientSecret.* replaced at Printix/);
    expect(lines.join()).not.toContain("s3cret");
  } finally {
    pulumi.runtime.setAllConfig({});
    warn.mockRestore();
  }
});
