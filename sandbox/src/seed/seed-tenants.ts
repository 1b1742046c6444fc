import type { SandboxContext } from "../state/context";
import { inventTenants } from "./invent-tenants";

/** Gives a partner so many tenants to begin with, unless it has had some before, in the data file. */
export function seedTenants({ store, clock, options }: SandboxContext, partnerId: string): void {
  const { tenants } = store;
  const { seed } = options;
  if (options.tenants === 0 || tenants.hasHadTenants(partnerId)) return;
  const nowMs = clock.nowMs();
  tenants.createAll(
    partnerId,
    inventTenants(options.tenants, { partnerId, seed, nowMs, isTaken: (domain) => tenants.isTaken(domain) }),
  );
}
