import * as printix from "pulumi-printix";

// A tenant is a customer's paid subscription. Without a deletionPolicy nothing ever cancels it.
const acme = new printix.Tenant("acme", {
  tenantName: "Acme Co.",
  tenantDomain: "acme",
  initialUser: { email: "it@acme.example", name: "Ada", createAsAdmin: true },
});

export const tenantId = acme.id;
export const home = acme.homeUrl;
