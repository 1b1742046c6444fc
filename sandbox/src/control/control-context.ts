import type { SandboxTools } from "../handle/handle";
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

export const CONTROL_PREFIX = "/sandbox";

/** Whether a URL is that of the control API or the dashboard, which are no part of the Partner API. */
export function isControlPath(url: string): boolean {
  const [path = ""] = url.split("?");
  return path === CONTROL_PREFIX || path.startsWith(`${CONTROL_PREFIX}/`);
}
