import type { TenantInputs } from "../tenant/tenant-inputs";
import type { TenantState } from "../tenant/tenant-state";

/** Only the policy can change in place, and it lives in state: nothing is sent. */
export function updateTenant({ renamedFrom, ...state }: TenantState, inputs: TenantInputs): TenantState {
  return { ...state, deletionPolicy: inputs.deletionPolicy };
}
