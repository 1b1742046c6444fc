import type { FaultRoute } from "./fault";

/** A request as a fault sees it. */
export interface FaultyCall {
  readonly route: Exclude<FaultRoute, "any">;
  readonly partnerId?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly tenantDomain?: string | undefined;
}
