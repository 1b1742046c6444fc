import type { Problem } from "printix-partner-sdk";

/** The API's names for what a program says, as the JSON pointers of its violations. */
const properties: Record<string, string> = {
  "/tenant_name": "tenantName",
  "/tenant_domain": "tenantDomain",
  "/initial_user": "initialUser",
  "/initial_user/email": "initialUser.email",
  "/initial_user/name": "initialUser.name",
  "/initial_user/create_as_admin": "initialUser.createAsAdmin",
};

/** Violations in the words in which check reports bad arguments, each under the program's own name for it. */
export function violationLines({ violations }: Problem): string | undefined {
  if (violations.length === 0) return undefined;
  return violations
    .map(({ propertyPath, detail }) => `property ${properties[propertyPath] ?? propertyPath} has a problem: ${detail}`)
    .join("\n");
}
