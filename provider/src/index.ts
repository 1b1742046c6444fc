export {
  getBillingInfo,
  getBillingInfoOutput,
  type GetBillingInfoArgs,
  type GetBillingInfoOutputArgs,
} from "./data/get-billing-info";
export { getTenant, getTenantOutput, type GetTenantArgs, type GetTenantOutputArgs } from "./data/get-tenant";
export { getTenants, getTenantsOutput } from "./data/get-tenants";
export type { BillingInfo, BillingPeriod, PartnerTenant } from "printix-partner-sdk";
export { Tenant, type InitialUserArgs, type TenantArgs } from "./tenant";
export type { DeletionPolicy } from "./tenant/deletion-policy";
