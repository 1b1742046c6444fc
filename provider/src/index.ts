// First, since a Node that is too old fails at whatever comes next.
import "./resource/program-node";
export {
  getAccess,
  getAccessOutput,
  getBillingInfo,
  getBillingInfoOutput,
  getTenant,
  getTenantOutput,
  getTenants,
  getTenantsOutput,
  type GetBillingInfoArgs,
  type GetBillingInfoOutputArgs,
  type GetTenantArgs,
  type GetTenantOutputArgs,
} from "./resource/data-functions";
export type { Access, BillingInfo, BillingPeriod, Figure, FigureSource, PartnerTenant } from "printix-partner-sdk";
export { Tenant, type InitialUserArgs, type TenantArgs } from "./resource/tenant";
export type { DeletionPolicy } from "./tenant/deletion-policy";
export { tenantsFromFile, tenantsOfGroup } from "./resource/tenants-from-file";
