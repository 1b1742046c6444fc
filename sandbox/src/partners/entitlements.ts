import type { LimitSettings } from "../limits/limit-settings";
import type { AccessState } from "./access-state";

/** What a partner may do. */
export type Capability = "tenants:read" | "tenants:write" | "billing:read" | "webhooks" | "governance" | "support";

/** What an access state entitles to. */
export interface Entitlements {
  readonly limits: LimitSettings;
  readonly capabilities: readonly Capability[];
}

const tenants = ["tenants:read", "tenants:write", "billing:read"] as const;
const documented: LimitSettings = { requestsPerSecond: 5, burst: 10, dailyQuota: 50_000 };

/**
 * The documented limits are those of the conventions page. The access model page says that further states have higher
 * ones and gives no numbers, so those are assumed; so are the words for its capabilities.
 */
export const ENTITLEMENTS: Readonly<Record<AccessState, Entitlements>> = {
  starter: { limits: documented, capabilities: tenants },
  "pro-pilot": {
    limits: { requestsPerSecond: 10, burst: 20, dailyQuota: 200_000 },
    capabilities: [...tenants, "webhooks"],
  },
  enterprise: {
    limits: { requestsPerSecond: 20, burst: 40, dailyQuota: 1_000_000 },
    capabilities: [...tenants, "webhooks", "governance", "support"],
  },
  // Whoever is refused is throttled all the same.
  none: { limits: documented, capabilities: [] },
};
