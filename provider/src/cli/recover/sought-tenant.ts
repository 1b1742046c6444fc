import type { DeletionPolicy } from "../../tenant/deletion-policy";
import type { TenantType } from "../../tenant/tenant-types";
import type { DeclaredTenant } from "../shared/declared-tenant";

/** A tenant that a killed run may have made without state knowing it. */
export interface SoughtTenant extends DeclaredTenant {
  /** What tells of it: the engine's list of pending creates, a plan, or a file of tenants. */
  source: "state" | "plan" | "file";
  type: TenantType;
  /** The URN of its parent; absent where that is the stack itself. */
  parent?: string;
  /** The URN of its provider, of the native plugin; absent where the engine finds or makes it by itself. */
  provider?: string;
  isProtected: boolean;
  deletionPolicy: DeletionPolicy;
}
