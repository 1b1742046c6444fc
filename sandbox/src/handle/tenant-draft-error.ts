import type { Violation } from "../wire/problem";

/** A tenant that the API could not have: everything that is wrong with its name and domain. */
export class TenantDraftError extends Error {
  readonly code = "ERR_SANDBOX_TENANT_DRAFT";

  constructor(readonly violations: readonly Violation[]) {
    super(violations.map(({ property_path, detail }) => `${property_path}: ${detail}`).join(" "));
    this.name = "TenantDraftError";
  }
}
