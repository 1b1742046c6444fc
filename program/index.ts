import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
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
    if (error instanceof TenantsFileError) throw new pulumi.RunError(error.message);
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new pulumi.RunError(`${tenantsFile} is not there: it declares the tenants, as README.md shows`);
  }
}
