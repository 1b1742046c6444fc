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
} from "./resource/native/data-functions";
export type {
  GetBillingInfoArgs,
  GetBillingInfoOutputArgs,
  GetTenantArgs,
  GetTenantOutputArgs,
} from "./resource/data-functions";
export type { Access, BillingInfo, BillingPeriod, Figure, FigureSource, PartnerTenant } from "printix-partner-sdk";
export { Provider } from "./resource/native/provider";
export type { ProviderArgs } from "./resource/native/provider-args";
export { Tenant, type TenantArgs } from "./resource/native/tenant";
export type { InitialUserArgs } from "./resource/tenant";
export { DeletionPolicy } from "./tenant/deletion-policy";
