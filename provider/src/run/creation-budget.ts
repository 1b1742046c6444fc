import type { Access } from "printix-partner-sdk";
import type { ArgumentFault } from "../tenant/argument-faults";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { tenantLabel } from "../tenant/tenant-label";

/** Keeps a program from beginning more than the day's quota lets it finish: creations, and the cancels of replacements. */
export interface CreationBudget {
  /**
   * Takes in one change: a tenant that is to be created, or one that is to be cancelled for that.
   * @param access what the API allows now; absent where nobody has asked it
   * @returns what is wrong where the quota has no room for it
   */
  plan(inputs: Partial<TenantInputs>, access?: Access): ArgumentFault[];
  /** Notes that this run changes something: it is no preview. */
  begin(): void;
}

/**
 * Creations are sent while later tenants are still being checked. So what was sent since the first look, and what waits
 * for its turn, is added to what is left: all that the program declares is compared with all that there was room for,
 * whenever it is asked.
 */
export function createCreationBudget(): CreationBudget {
  let planned = 0;
  let sentAtFirst: number | undefined;
  let hasBegun = false;

  return {
    plan: (inputs, access) => {
      planned += 1;
      if (!access) return [];
      const { changesLeft, changesWaiting, requestsSent } = access;
      sentAtFirst ??= requestsSent;
      // A run reads again what its preview has read.
      const room = Math.max(0, changesLeft - (hasBegun ? 0 : sentAtFirst));
      if (planned <= room + changesWaiting + (requestsSent - sentAtFirst)) return [];
      return [{ property: "", reason: beyond(inputs, access, planned, room) }];
    },
    begin: () => {
      hasBegun = true;
    },
  };
}

function beyond(inputs: Partial<TenantInputs>, access: Access, planned: number, room: number): string {
  const { dailyQuota, quotaRemaining, quotaResetsAt } = access;
  const [until, then] = quotaResetsAt
    ? [` until ${quotaResetsAt.value}`, "Run again after that"]
    : ["", "Run again when it is whole"];
  return (
    `${tenantLabel(inputs)} is number ${planned} of the changes that this program makes (a replacement is two), and the daily quota of ` +
    `${dailyQuota.value} requests has ${quotaRemaining.value} left${until}: room for ${room === 0 ? "none" : room}, as a few ` +
    `are kept to end what was begun. Nothing was sent for it. ${then}, declare fewer at once, or ask Printix for broader ` +
    "access. `pulumi-printix access` shows the figures (docs/access.md); PRINTIX_PREVIEW_CHECKS=false leaves this out."
  );
}
