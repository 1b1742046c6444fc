import type * as pulumi from "@pulumi/pulumi";
import * as printix from "pulumi-printix";

const customers = {
  acme: { tenantName: "Acme Co.", isTrial: false },
  globex: { tenantName: "Globex", isTrial: true },
};

/** What this program exports. */
export interface Exported {
  homes: pulumi.Output<string>[];
  /** The domains that the partner has beside these customers'. */
  others: pulumi.Output<string[]>;
}

/** Declares a tenant for each customer. A function, so that each unit test can call it anew. */
export function declareCustomers(): Exported {
  const tenants = Object.entries(customers).map(([name, { tenantName, isTrial }]) => {
    // A trial is cancelled when it leaves the list above. A customer is not.
    const deletionPolicy = isTrial ? "cancel" : "prevent";
    return new printix.Tenant(name, { tenantName, tenantDomain: name, deletionPolicy });
  });
  const ours = Object.keys(customers).map((name) => `${name}.printix.net`);
  return {
    homes: tenants.map(({ homeUrl }) => homeUrl),
    others: printix
      .getTenantsOutput()
      .apply((all) => all.map(({ tenantDomain }) => tenantDomain).filter((domain) => !ours.includes(domain))),
  };
}
