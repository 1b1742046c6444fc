import type { Json } from "./json";
import { billingInfo, billingPeriod } from "./schemas/billing-info";
import { link } from "./schemas/link";
import { newTenant } from "./schemas/new-tenant";
import { problem, tooManyRequestsProblem, violation, violationsProblem } from "./schemas/problem";
import { tenant } from "./schemas/tenant";
import { embeddedTenantList, tenantCollection, tenantList } from "./schemas/tenant-list";
import { clientCredentials, oauthError, refreshToken, tokens } from "./schemas/token";

/** Every schema by its name. */
export const schemas: Json = {
  ClientCredentials: clientCredentials,
  RefreshToken: refreshToken,
  Tokens: tokens,
  OAuthError: oauthError,
  NewTenant: newTenant,
  Tenant: tenant,
  TenantList: tenantList,
  EmbeddedTenantList: embeddedTenantList,
  TenantCollection: tenantCollection,
  BillingInfo: billingInfo,
  BillingPeriod: billingPeriod,
  Link: link,
  Problem: problem,
  ViolationsProblem: violationsProblem,
  Violation: violation,
  TooManyRequestsProblem: tooManyRequestsProblem,
};
