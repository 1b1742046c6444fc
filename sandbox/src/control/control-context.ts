import type { SandboxTools } from "../sandbox-handle";
import type { Store } from "../store/store";

/** What the control API and the dashboard work with. */
export interface ControlContext {
  /** Whoever sends it may do everything that `tools` can. */
  readonly token: string;
  /** Whether it may be reached by more than loopback addresses. */
  readonly isRemoteAllowed: boolean;
  readonly tools: SandboxTools;
  /** For what a page asks each second, and the handle has only with all the rest. */
  readonly store: Pick<Store, "requests" | "tenants">;
}
