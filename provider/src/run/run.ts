import type { PartnerClient } from "printix-partner-sdk";
import type { CancelCap } from "./cancel-cap";
import type { CreationBudget } from "./creation-budget";
import type { Tell } from "./tell";
import type { VanishGuard } from "./vanish-guard";

/** What all tenants of one run of the engine share. */
export interface Run {
  client: PartnerClient;
  vanishGuard: VanishGuard;
  cancelCap: CancelCap;
  budget: CreationBudget;
  /** Tells a person each line once. */
  tell: Tell;
}
