import * as printix from "pulumi-printix";

printix.tenantsFromFile("tenants.yaml");

// Somebody has made this one by hand, since. Its block takes over the tenant of this very name and domain, and creates none.
new printix.Tenant("umbrella", {
  tenantName: "Umbrella Pty",
  tenantDomain: "umbrella",
  adoptExisting: true,
});
