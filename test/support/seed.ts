import type { DeletionPolicy } from "pulumi-printix";
import type { Sandbox } from "printix-partner-sandbox";
import { tenantTypes, type Adapter } from "./adapters";

/** What a tenant that only has to be there can be declared with. */
interface Seed {
  tenantName: string;
  tenantDomain: string;
  deletionPolicy?: DeletionPolicy;
}

/** What tells the one provider's tenants in state from the other's; the id of the provider's own resource is any one. */
const providers = {
  dynamic: {
    providerType: "pulumi:providers:pulumi-nodejs",
    hidden: { __provider: "module.exports = require('pulumi-printix/runtime')" },
  },
  native: { providerType: "pulumi:providers:printix", hidden: {} },
} as const satisfies Record<Adapter, object>;

/** Puts tenants into a sandbox, and gives the state that `up` would have left of them: a test holds it to that. */
export function seededState(
  sandbox: Sandbox,
  declared: object,
  adapter: Adapter,
  { project, stack }: { project: string; stack: string } = { project: "engine-test", stack: "test" },
): object {
  const place = `urn:pulumi:${stack}::${project}`;
  const stackUrn = `${place}::pulumi:pulumi:Stack::${project}-${stack}`;
  const type = tenantTypes[adapter];
  const { providerType, hidden } = providers[adapter];
  const provider = { urn: `${place}::${providerType}::default`, id: "91949e1e-5b73-4cc9-a618-fbd905a9937a" };
  const resources = Object.entries(declared as Record<string, Seed>).map(([name, seed]) => {
    const { deletionPolicy = "prevent", tenantName: asked, tenantDomain: label, ...more } = seed;
    if (Object.keys(more).length > 0) throw new Error(`${name} has more than a seed can have: make it by up`);
    const tenant = sandbox.createTenant({ tenantName: asked, tenantDomain: label });
    const { id, tenantName, tenantDomain, billing } = tenant;
    const inputs = { ...hidden, deletionPolicy, tenantDomain, tenantName };
    const selfUrl = `${sandbox.url}/public/partners/${sandbox.partnerId}/tenants/${id}`;
    return {
      urn: `${place}::${type}::${name}`,
      custom: true,
      id,
      type,
      inputs,
      outputs: { ...inputs, billingInfo: billing, homeUrl: `https://${tenantDomain}`, selfUrl },
      parent: stackUrn,
      provider: `${provider.urn}::${provider.id}`,
      propertyDependencies: Object.fromEntries(Object.keys(inputs).map((key) => [key, []])),
      ...(deletionPolicy === "prevent" && { protect: true }),
      ...(deletionPolicy === "abandon" && { retainOnDelete: true }),
    };
  });
  const root = { urn: stackUrn, custom: false, type: "pulumi:pulumi:Stack" };
  const host = { ...provider, custom: true, type: providerType };
  return { version: 3, deployment: { manifest: {}, resources: [root, host, ...resources] } };
}
