import type { PageOptions } from "../store/tenants";
import { wholeTenantDomain } from "../wire/tenant-domain";
import type { SandboxContext } from "./context";

type Lagging = Pick<SandboxContext, "clock" | "switches">;

/** How far the list is behind. */
export function listLag(context: Lagging): Pick<PageOptions, "createdUntilMs" | "lagging" | "cancelledSinceMs"> {
  const { listLagMs, listLagTenants, cancelLagMs } = context.switches;
  return {
    createdUntilMs: momentBefore(context, listLagMs),
    lagging: listLagTenants?.flatMap((tenant) => [tenant.toLowerCase(), wholeTenantDomain(tenant) ?? tenant]),
    cancelledSinceMs: momentBefore(context, cancelLagMs),
  };
}

/** Whose own address is still there: of those cancelled after this. */
export function getLag(context: Lagging): number | undefined {
  return context.switches.isGetLagging ? momentBefore(context, context.switches.cancelLagMs) : undefined;
}

/** Whose domain is still taken: of those cancelled after this. */
export function domainLag(context: Lagging): number | undefined {
  return momentBefore(context, context.switches.domainLagMs);
}

function momentBefore({ clock }: Lagging, lagMs: number): number | undefined {
  return lagMs > 0 ? clock.nowMs() - lagMs : undefined;
}
