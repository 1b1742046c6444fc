import { languageCases } from "../support/language-cases";

languageCases(
  "yaml",
  { example: "yaml", files: ["Pulumi.yaml"], main: "Pulumi.yaml" },
  { acme: / {2}acme:\n(?: {4}.*\n)+|outputs:\n(?: .*\n)+/g, protect: / {4}options:\n {6}protect: true\n/ },
  (name, { partnerId, clientId, clientSecret }) => `
name: printix-yaml
runtime: yaml
resources:
  nordic:
    type: pulumi:providers:printix
    name: ${name}
    properties:
      partnerId: ${partnerId}
      clientId: ${clientId}
      clientSecret: ${clientSecret}
  tenant:
    type: printix:Tenant
    properties:
      tenantName: Nordic
      tenantDomain: nordic
      deletionPolicy: cancel
    options:
      provider: \${nordic}
`,
);
