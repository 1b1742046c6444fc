import type { Delays } from "../delays";
import type { Faults } from "../faults/faults";
import type { Limits } from "../limits/limits";
import type { MovableClock } from "../movable-clock";
import type { ResolvedOptions } from "../options";
import type { Partners } from "../partners/partners";
import type { Rewrites } from "../rewrite/rewrites";
import type { Store } from "../store/store";
import type { Switches } from "../switches";
import type { Links } from "../wire/links";

/** What hooks and routes work with; they get it handed in and keep no state of their own. */
export interface ServerContext {
  readonly options: ResolvedOptions;
  readonly clock: MovableClock;
  readonly store: Store;
  readonly partners: Partners;
  readonly limits: Limits;
  readonly faults: Faults;
  readonly delays: Delays;
  readonly switches: Switches;
  readonly rewrites: Rewrites;
  /** Links under the address that the server listens on. */
  readonly links: () => Links;
}
