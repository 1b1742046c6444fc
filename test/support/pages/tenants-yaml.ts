import { stringify } from "yaml";
import type { Declared } from "../engine-stack";

/** What a page's tenants are called. */
export const tenants = {
  acme: { tenantName: "Acme Co.", tenantDomain: "acme" },
  globex: { tenantName: "Globex", tenantDomain: "globex" },
  initech: { tenantName: "Initech GmbH", tenantDomain: "initech" },
} as const;

/** A file that declares tenants. */
export function tenantsYaml(declared: Declared): string {
  return stringify({ tenants: declared });
}

/** A program that declares what tenants.yaml has. */
export const fileProgram = 'import * as printix from "pulumi-printix";\n\nprintix.tenantsFromFile("tenants.yaml");\n';
