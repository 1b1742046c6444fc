import type { LimitSettings } from "../limits/limit-settings";
import type { Standing } from "../limits/limits";
import type { AccessState } from "./access-state";
import type { Capability } from "./entitlements";

/** How a partner stands at the moment of asking. */
export interface SandboxPartner {
  readonly partnerId: string;
  readonly clientIds: readonly string[];
  readonly access: AccessState;
  readonly limits: Readonly<LimitSettings>;
  readonly capabilities: readonly Capability[];
  /** What is left of each limit, the shortest window first. */
  readonly standings: readonly Standing[];
}
