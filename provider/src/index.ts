// First, since a Node that is too old fails at whatever comes next.
import "./resource/program-node";
export { getAccess, getAccessOutput } from "./resource/get-access";
export {
  getBillingInfo,
  getBillingInfoOutput,
  type GetBillingInfoArgs,
  type GetBillingInfoOutputArgs,
} from "./resource/get-billing-info";
export { getTenant, getTenantOutput, type GetTenantArgs, type GetTenantOutputArgs } from "./resource/get-tenant";
export { getTenants, getTenantsOutput } from "./resource/get-tenants";
export type { Access, BillingInfo, BillingPeriod, Figure, FigureSource, PartnerTenant } from "printix-partner-sdk";
export { Tenant, type InitialUserArgs, type TenantArgs } from "./resource/tenant";
export type { DeletionPolicy } from "./tenant/deletion-policy";
export { tenantsFromFile } from "./resource/tenants-from-file";
