import { isCancelling, type Change } from "../run/block";
import type { Run } from "../run/run";
import type { ArgumentFault } from "../tenant/argument-faults";
import { policyOf } from "../tenant/deletion-policy";
import { tenantLabel } from "../tenant/tenant-label";
import { isUnknown } from "../tenant/unknown-value";

/**
 * Whether the tenant of state ends by this plan: a replacement counts against `maxCancels`, before anything is sent. A name
 * or a domain that only `up` will know may turn out to be another one, and is told.
 */
export function foreseeEnd(change: Change, run: Pick<Run, "partner" | "tell">): ArgumentFault[] {
  const { stateInputs, programInputs } = change;
  if (stateInputs === undefined) return [];
  const label = tenantLabel(stateInputs);
  if (isCancelling(change)) {
    const refusal = run.partner().cancelCap.planReplacement(label);
    return refusal === undefined ? [] : [refusal.about("")];
  }
  const policy = policyOf(stateInputs.deletionPolicy);
  const unknown = (
    [
      ["name", programInputs.tenantName],
      ["domain", programInputs.tenantDomain],
    ] as const
  )
    .filter(([, value]) => isUnknown(value))
    .map(([what]) => what);
  if (policy !== "prevent" && unknown.length > 0) {
    const end =
      policy === "cancel" ? "cancels the customer's subscription" : "leaves the subscription running, unmanaged";
    run.tell(
      `warning: the ${unknown.join(" and the ")} of ${label} will be known only after up. If it is ` +
        `different, \`up\` ${end} and starts a new one.`,
    );
  }
  return [];
}
