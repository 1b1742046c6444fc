import { cancelPrevented } from "../messages/replacement";
import type { Run } from "../run/run";
import { policyOf } from "../tenant/deletion-policy";
import { tenantLabel } from "../tenant/tenant-label";
import type { TenantState } from "../tenant/tenant-state";
import { assertOwnPartner } from "./own-partner";

export interface DeleteRequest {
  id: string;
  /** The block's own; absent where the host tells none. */
  urn?: string;
  /** What the engine keeps of the tenant; its policy decides. */
  state: Partial<TenantState>;
}

/** Cancels, forgets or refuses, as the policy in state says. The second line of defence: `protect` is the first. */
export async function deleteTenant(request: DeleteRequest, run: Run): Promise<void> {
  const { id, state } = request;
  switch (policyOf(state.deletionPolicy)) {
    case "abandon":
      return;
    case "cancel":
      return cancelTenant(request, run);
    case "prevent":
      throw cancelPrevented(state, id);
  }
}

async function cancelTenant({ id, urn, state }: DeleteRequest, { holders, partner }: Run): Promise<void> {
  const { client, cancelCap, vanishGuard, budget } = partner();
  const label = tenantLabel(state);
  assertOwnPartner(state, client.partnerId);
  await holders.beginCancel(id, state, client.snapshot.listed(id), urn);
  budget.noteChange();
  await vanishGuard.track(async () => {
    const outcome = await cancelCap.send(label, () => client.tenants.cancel(id));
    // Another environment's server has none of our tenants either: its word is taken as a refresh takes it.
    if (outcome === "cancelled") vanishGuard.noteSeen();
    else await vanishGuard.confirmGone({ id, label, selfUrl: state.selfUrl });
  });
}
