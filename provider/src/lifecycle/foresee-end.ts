import type { ArgumentFault } from "../tenant/argument-faults";
import { policyOf } from "../tenant/deletion-policy";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { tenantLabel } from "../tenant/tenant-label";
import { isUnknown } from "../tenant/unknown-value";
import { changeOf, isCancelling } from "../run/block";
import type { Run } from "../run/run";

/**
 * Whether the tenant of state ends by this plan: a replacement counts against `maxCancels`, before anything is sent. A name
 * or a domain that only `up` will know may turn out to be another one, and is told.
 */
export function foreseeEnd(
  olds: Partial<TenantInputs>,
  inputs: TenantInputs,
  { cancelCap, tell }: Pick<Run, "cancelCap" | "tell">,
): ArgumentFault[] {
  if (isCancelling(changeOf(olds, inputs))) {
    const reason = cancelCap.plan(tenantLabel(olds));
    return reason === undefined ? [] : [{ property: "", reason }];
  }
  const policy = policyOf(olds.deletionPolicy);
  const unknown = (
    [
      ["name", inputs.tenantName],
      ["domain", inputs.tenantDomain],
    ] as const
  )
    .filter(([, value]) => isUnknown(value))
    .map(([what]) => what);
  if (olds.tenantName !== undefined && policy !== "prevent" && unknown.length > 0) {
    const end =
      policy === "cancel" ? "cancels the customer's subscription" : "leaves the subscription running, unmanaged";
    tell(
      `warning: the ${unknown.join(" and the ")} of ${tenantLabel(olds)} will be known after up. Where it is another one by ` +
        `then, \`up\` ${end} and starts a new one.`,
    );
  }
  return [];
}
