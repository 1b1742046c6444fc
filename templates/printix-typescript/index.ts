import * as printix from "pulumi-printix";

// A tenant is a customer's paid subscription. Without a deletionPolicy nothing ever cancels it.
const acme = new printix.Tenant("acme", {
  tenantName: "Acme Co.",
  tenantDomain: "acme",
});

export const home = acme.homeUrl;
