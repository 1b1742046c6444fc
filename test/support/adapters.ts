import { leaveOut } from "./left-out";

/** The two providers: `Tenant` comes from either package entry. */
export type Adapter = "dynamic" | "native";

export const adapters: readonly Adapter[] = ["dynamic", "native"];

/** From where a program has the classes of each. */
export const packageEntries = { dynamic: "pulumi-printix", native: "pulumi-printix/native" } as const;

/** What the engine knows the tenants of each by. */
export const tenantTypes = { dynamic: "pulumi-nodejs:dynamic/printix:Tenant", native: "printix:index:Tenant" } as const;

/**
 * The table of a suite that takes long: both, but for a whole run outside of a pipeline (`CI=true`), where it is the
 * dynamic one alone, and the end of the run says so.
 */
export function adaptersOfLongSuite(what: string): readonly Adapter[] {
  if (process.env["PRINTIX_TESTS_SHORT"] !== "true") return adapters;
  leaveOut(`${what} with the native provider: CI=true runs it`);
  return ["dynamic"];
}
