import type { PartnerClient } from "printix-partner-sdk";

/** The cancels of a pipeline's run, which all processes that name it count together, in the shared budget. */
export interface SharedCancels {
  readonly runId: string;
  /**
   * Counts one more, before it is sent.
   * @returns how many of the run's cancels are others', where it would be one too many; undefined where it may be sent
   * @throws BudgetError where the budget cannot be asked
   */
  add(): Promise<number | undefined>;
  /** Counts one less: it was refused, or the tenant was gone. Where that cannot be told, it goes on counting. */
  takeBack(): Promise<void>;
}

/** @param max cancels of the whole run, as this process was told */
export function createSharedCancels(
  client: Pick<PartnerClient, "countTogether">,
  runId: string,
  max: number,
): SharedCancels {
  const name = `cancels of ${runId}`;
  let own = 0;
  return {
    runId,
    add: async () => {
      const counted = await client.countTogether({ name, by: 1, limit: Math.min(max, Number.MAX_SAFE_INTEGER) });
      if (counted?.isAdded !== true) return (counted?.count ?? own) - own;
      own += 1;
      return undefined;
    },
    takeBack: async () => {
      try {
        // No limit: one that has a smaller cap than others takes its own back too.
        const counted = await client.countTogether({ name, by: -1, limit: Number.MAX_SAFE_INTEGER });
        if (counted !== undefined) own -= 1;
      } catch {
        // One cancel too few is no harm.
      }
    },
  };
}
