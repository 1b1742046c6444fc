// First, since a Node that is too old fails at whatever comes next.
import "./host/host-node";
import { engineEnd } from "./host/engine-end";
import { TenantProvider } from "./host/tenant-provider";

/** The provider of every tenant: one object, so one client, for all tenants of an operation. */
export const provider = new TenantProvider(process.env, engineEnd());

/**
 * What the dynamic host calls for the provider (see provider-reference.ts). State made today must find it under
 * this name for ever.
 */
export function handler(): TenantProvider {
  return provider;
}
