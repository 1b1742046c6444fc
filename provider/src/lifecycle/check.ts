import { ConfigError } from "../config/config-error";
import { configurationFaults, messageWithCode } from "../messages/explain";
import { changeOf } from "../run/block";
import type { Partner, Run } from "../run/run";
import type { ArgumentFault } from "../tenant/argument-faults";
import { comparable } from "../tenant/comparable";
import { defaultDeletionPolicy } from "../tenant/deletion-policy";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { faultsAmongOthers } from "./check-among-others";
import { foreseeEnd } from "./foresee-end";
import { resolveInputs, type ResolvedInputs } from "./resolve-inputs";

export interface CheckRequest {
  /** By which the block is known in this run. */
  urn: string;
  /** The inputs of the tenant in state; empty for a new one. */
  olds: Record<string, unknown>;
  /** What the program says, unknown values included. */
  news: Record<string, unknown>;
}

/**
 * Says what is wrong with a block before anything is sent: with its arguments, with the configuration, with what it changes
 * in state, beside the other blocks of the program, and beside the tenants that the partner has.
 */
export function checkTenant(request: CheckRequest, run: Run): Promise<ResolvedInputs> {
  return run.holders.track(async () => {
    const checked = await checkedTenant(request, run);
    if (checked.faults.length > 0) run.holders.noteFailure();
    return checked;
  });
}

async function checkedTenant({ urn, news, ...request }: CheckRequest, run: Run): Promise<ResolvedInputs> {
  const olds: Partial<TenantInputs> = comparable(request.olds);
  const { partner, configFaults } = reach(run);
  const { inputs, faults } = resolveInputs(olds, news, partner?.config.deletionPolicy ?? defaultDeletionPolicy);
  const change = changeOf(olds, inputs);
  const hasOwnFaults = faults.length > 0;
  const isListRead = partner?.config.hasPreviewChecks === true && !hasOwnFaults;
  const block = { urn, change, hasOwnFaults, adopts: news["adoptExisting"], isListRead };
  const all = [...configFaults, ...faults, ...(await faultsAmongOthers(block, run))];
  if (all.length === 0) all.push(...foreseeEnd(change, run));
  return { inputs, faults: all };
}

/** Without a configuration that works, arguments are checked all the same: one run shows all faults. */
function reach(run: Run): { partner?: Partner; configFaults: ArgumentFault[] } {
  try {
    return { partner: run.partner(), configFaults: [] };
  } catch (error) {
    const isConfig = error instanceof ConfigError;
    return {
      configFaults: isConfig ? configurationFaults(error) : [{ property: "", reason: messageWithCode(error) }],
    };
  }
}
