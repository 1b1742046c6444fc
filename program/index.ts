import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
// Not the index of the SDK, which would load far more than all else here (docs/adr/0011-start-up.md).
import { RunError } from "@pulumi/pulumi/errors";
import * as printix from "pulumi-printix";
import { parseTenantsFile, TenantsFileError, type DeclaredTenant } from "./tenants-file";

/** Beside package.json; this file runs compiled, in program/dist. */
const tenantsFile = join(__dirname, "..", "..", "tenants.yaml");

for (const [name, args] of Object.entries(declaredTenants())) new printix.Tenant(name, args);

function declaredTenants(): Record<string, DeclaredTenant> {
  try {
    return parseTenantsFile(readFileSync(tenantsFile, "utf8"), basename(tenantsFile));
  } catch (error) {
    // A RunError reaches the person without a stack trace.
    if (error instanceof TenantsFileError) throw new RunError(error.message);
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new RunError(`${tenantsFile} is not there: it declares the tenants, as README.md shows`);
  }
}
