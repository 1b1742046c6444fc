import { chmod, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { withEngineStack } from "../support/engine-stack";
import { fetchedPackage } from "../support/fetched-package";

const policy = fetchedPackage("@pulumi/policy", "1.21.0");
const installed = join(__dirname, "..", "..", "node_modules");

const pack = `
const { PolicyPack, validateResourceOfType } = require(${JSON.stringify(policy)});
const printix = require("pulumi-printix");
new PolicyPack("customers", {
  policies: [
    {
      name: "nobody-is-cancelled",
      description: "No customer's subscription may be cancelled.",
      enforcementLevel: "mandatory",
      validateResource: validateResourceOfType(printix.Tenant, ({ deletionPolicy, tenantDomain }, { name }, report) => {
        if (deletionPolicy === "cancel") report(name + " (" + tenantDomain + ") may be cancelled");
      }),
    },
  ],
});
`;

// The engine's own way to run a pack in Node is in language hosts newer than the one that pairs with a built engine; for a
// runtime that no language host has, it starts this program (`NewPolicyAnalyzer` in its analyzer_plugin.go).
const analyzer = `#!/bin/sh
NODE_PATH='${installed}' exec node '${join(installed, "@pulumi/pulumi/cmd/run-policy-pack")}' "$@"
`;

(policy === undefined ? test.skip : test)("a policy pack knows a tenant by its class", () =>
  withEngineStack(async ({ declare, folder, pulumi }) => {
    const files = {
      "pack/PulumiPolicy.yaml": "runtime: test\nmain: index.js\n",
      "pack/package.json": '{ "name": "pack", "version": "1.0.0" }',
      "pack/index.js": pack,
      "bin/pulumi-analyzer-policy-test": analyzer,
    };
    for (const [file, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), content);
    }
    await chmod(join(folder, "bin", "pulumi-analyzer-policy-test"), 0o755);
    await declare({
      acme: { tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "cancel" },
      globex: { tenantName: "Globex", tenantDomain: "globex" },
    });
    const env = { PATH: `${join(folder, "bin")}:${process.env["PATH"] ?? ""}` };
    const { status, output } = await pulumi(["preview", "--policy-pack", "pack"], env);
    expect(status).not.toBe(0);
    expect(output).toContain("acme (acme.printix.net) may be cancelled");
    expect(output).not.toContain("globex (");
  }),
);
