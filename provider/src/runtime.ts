// First, since a Node that is too old fails at whatever comes next.
import "./adapters/dynamic/host-node";
import { engineEnd } from "./adapters/dynamic/engine-end";
import { onEngineGone } from "./adapters/common/engine-gone";
import { TenantProvider } from "./adapters/dynamic/tenant-provider";
import { watchOperations } from "./adapters/common/under-way";

const end = engineEnd();
const [, , address] = process.argv;
const watched = watchOperations(new TenantProvider(process.env, { end: end.signal, address }));

/** The provider of every tenant: one object, so one client, for all tenants of an operation. */
export const { provider } = watched;

// Nobody else would end this process. What was sent gets its answer first, as at Ctrl-C.
onEngineGone(address, () => {
  end.abort();
  void watched.settled().then(() => process.exit());
});

/**
 * What the dynamic host calls for the provider (see provider-reference.ts). State made today must find it under
 * this name for ever.
 */
export function handler(): TenantProvider {
  return provider;
}
