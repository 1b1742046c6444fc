import * as pulumi from "@pulumi/pulumi";
import * as printix from "pulumi-printix/native";

// This stack's own partner: printix:partnerId, printix:clientId and printix:clientSecret, or variables.
const acme = new printix.Tenant("acme", {
  tenantName: "Acme Co.",
  tenantDomain: "acme",
});

// Another one, by keys of this program: pulumi config set nordic:partnerId …, and --secret nordic:clientSecret.
const config = new pulumi.Config("nordic");
const nordic = new printix.Provider("nordic", {
  partnerId: config.require("partnerId"),
  clientId: config.require("clientId"),
  clientSecret: config.requireSecret("clientSecret"),
});
const fjord = new printix.Tenant(
  "fjord",
  {
    tenantName: "Fjord AS",
    tenantDomain: "fjord",
  },
  { provider: nordic },
);

export const homes = [acme.homeUrl, fjord.homeUrl];

// All that the other partner has, of this program or not. Listed once its tenant is there.
export const nordicDomains = printix
  .getTenantsOutput({ provider: nordic, dependsOn: [fjord] })
  .apply((tenants) => tenants.map(({ tenantDomain }) => tenantDomain));
