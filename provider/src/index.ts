// First, since a Node that is too old fails at whatever comes next.
import "./program-node";
export { getAccess, getAccessOutput } from "./data/get-access";
export {
  getBillingInfo,
  getBillingInfoOutput,
  type GetBillingInfoArgs,
  type GetBillingInfoOutputArgs,
} from "./data/get-billing-info";
export { getTenant, getTenantOutput, type GetTenantArgs, type GetTenantOutputArgs } from "./data/get-tenant";
export { getTenants, getTenantsOutput } from "./data/get-tenants";
export type { Access, BillingInfo, BillingPeriod, Figure, FigureSource, PartnerTenant } from "printix-partner-sdk";
export { Tenant, type InitialUserArgs, type TenantArgs } from "./tenant";
export type { DeletionPolicy } from "./tenant/deletion-policy";
export { tenantsFromFile } from "./tenants-file/tenants-from-file";
