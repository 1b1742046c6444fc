import type { SandboxTools } from "../sandbox-handle";

/** What the control API and the dashboard work with. */
export interface ControlContext {
  /** Whoever sends it may do everything that `tools` can. */
  readonly token: string;
  readonly tools: SandboxTools;
}
