import type { Access } from "printix-partner-sdk";
import { quotaTooSmall } from "../messages/partner";
import type { ArgumentFault } from "../tenant/argument-faults";
import type { TenantInputs } from "../tenant/tenant-inputs";

/** Keeps a program from beginning more than the day's quota lets it finish: creations, and the cancels of replacements. */
export interface CreationBudget {
  /**
   * Takes in one change: a tenant that is to be created, or one that is to be cancelled for that.
   * @param access what the API allows now; absent where nobody has asked it
   * @returns what is wrong where the quota has no room for it
   */
  plan(inputs: Partial<TenantInputs>, access?: Access): ArgumentFault[];
  /** Notes that this run changes something: it is no preview. */
  noteChange(): void;
}

/**
 * Creations are sent while later tenants are still being checked. So what was sent since the first look, and what waits
 * for its turn, is added to what is left: all that the program declares is compared with all that there was room for,
 * whenever it is asked.
 */
export function createCreationBudget(): CreationBudget {
  let planned = 0;
  let sentAtFirst: number | undefined;
  let hasChanged = false;

  return {
    plan: (inputs, access) => {
      planned += 1;
      if (!access) return [];
      const { changesLeft, changesWaiting, requestsSent } = access;
      sentAtFirst ??= requestsSent;
      // A run reads again what its preview has read.
      const room = Math.max(0, changesLeft - (hasChanged ? 0 : sentAtFirst));
      if (planned <= room + changesWaiting + (requestsSent - sentAtFirst)) return [];
      return [quotaTooSmall(inputs, access, planned, room).about("")];
    },
    noteChange: () => {
      hasChanged = true;
    },
  };
}
