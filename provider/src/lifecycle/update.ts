import type { TenantInputs } from "../tenant/tenant-inputs";
import type { TenantState } from "../tenant/tenant-state";

export interface UpdateRequest {
  state: TenantState;
  inputs: TenantInputs;
}

/** Only the policy can change in place, and it lives in state: nothing is sent, so no run is needed. */
export function updateTenant({ state: { renamedFrom, ...state }, inputs }: UpdateRequest): TenantState {
  return { ...state, deletionPolicy: inputs.deletionPolicy };
}
