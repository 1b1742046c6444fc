import type { MovableClock } from "../common/clock";
import type { Delays } from "../common/delays";
import type { Limits } from "../limits/limits";
import type { Partners } from "../partners/partners";
import type { Store } from "../store/store";
import type { Links } from "../wire/links";
import type { ResolvedOptions } from "./resolve-options";
import type { Switches } from "./switches";

/** What hooks and routes work with; they get it handed in and keep no state of their own. */
export interface SandboxContext {
  readonly options: ResolvedOptions;
  readonly clock: MovableClock;
  readonly store: Store;
  readonly partners: Partners;
  readonly limits: Limits;
  readonly delays: Delays;
  readonly switches: Switches;
  /** Links under the address that the server listens on. */
  readonly links: () => Links;
}
