import { join } from "node:path";
import { tenantsFromFile } from "pulumi-printix";

/** Beside package.json; this file runs compiled, in program/dist. */
tenantsFromFile(join(__dirname, "..", "..", "tenants.yaml"));
