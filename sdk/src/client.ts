import { requestToken } from "./auth/request-token";
import { createTokenSource } from "./auth/token-source";
import { isCredentialsError } from "./errors/credentials-error";
import { OptionsError } from "./errors/options-error";
import { throwAsTokenError } from "./errors/token-error";
import { defaultCancel, defaultThrottle, environments, secureUrl, type PartnerClientOptions } from "./options";
import { realSystem } from "./system";
import { cancelTenant } from "./tenants/cancel-tenant";
import { createTenant } from "./tenants/create-tenant";
import { getBillingInfo } from "./tenants/get-billing-info";
import { getTenant } from "./tenants/get-tenant";
import { listTenants } from "./tenants/list-tenants";
import { checkedId } from "./tenants/tenant-path";
import type { TenantsApi } from "./tenants/tenants-api";
import { createDailyQuota } from "./throttle/daily-quota";
import { createTokenBucket } from "./throttle/token-bucket";
import { createApiTransport } from "./api/api-transport";
import { createHttpExchange } from "./http/http-exchange";
import { withRetries } from "./http/retry";

/** A partner's access to the API: one token, one throttle, however many calls share it. */
export interface PartnerClient {
  readonly partnerId: string;
  readonly tenants: TenantsApi;
}

const timeouts = { connectMs: 10_000, responseMs: 60_000 };
const retry = { attempts: 5, maxWaitMs: 60_000 };

/** Makes a client; nothing is sent before its first call. @throws OptionsError for options that cannot work */
export function createPartnerClient(options: PartnerClientOptions): PartnerClient {
  const { partnerId, clientId, clientSecret, system = realSystem, notice = () => undefined } = options;
  for (const [option, value] of Object.entries({ partnerId, clientId, clientSecret })) {
    if (value.trim() === "") throw new OptionsError(`${option} is empty`);
  }
  checkedId("partnerId", partnerId);
  const defaults = environments[options.environment ?? "production"];
  const apiUrl = secureUrl("apiUrl", options.apiUrl ?? defaults.apiUrl);
  const authUrl = secureUrl("authUrl", options.authUrl ?? defaults.authUrl);
  const { requestsPerSecond, burst, dailyQuota } = { ...defaultThrottle, ...options.throttle };
  // Below a burst of one nothing could ever be sent; slower than one request in 1,000 s is a slip.
  atLeast("requestsPerSecond", requestsPerSecond, 0.001);
  atLeast("burst", burst, 1);
  atLeast("dailyQuota", dailyQuota, 1);
  const cancel = { ...defaultCancel, ...options.cancel };
  if (!cancel.path.startsWith("/") || !cancel.path.includes("{tenantId}")) {
    throw new OptionsError(`the path of cancel is ${cancel.path}: it must begin with / and name {tenantId}`);
  }

  const exchange = createHttpExchange(timeouts);
  const endpoint = { authUrl, clientId, clientSecret };
  const tokens = createTokenSource(
    (grant) =>
      withRetries(() => requestToken(endpoint, grant, exchange, system), true, retry, system, notice).catch(
        throwAsTokenError,
      ),
    isCredentialsError,
    system,
  );
  const bucket = createTokenBucket({ requestsPerSecond, burst, maxHaltMs: retry.maxWaitMs }, system);
  const quota = createDailyQuota(dailyQuota, system);
  const transport = createApiTransport({
    apiUrl,
    clientSecret,
    tokens,
    bucket,
    quota,
    exchange,
    retry,
    notice,
    system,
  });

  return {
    partnerId,
    tenants: {
      list: () => listTenants(transport, partnerId),
      get: (id) => getTenant(transport, partnerId, id),
      create: (tenant) => createTenant(transport, partnerId, tenant),
      billingInfo: (id) => getBillingInfo(transport, partnerId, id),
      cancel: (id) => cancelTenant(transport, cancel, partnerId, id),
    },
  };
}

function atLeast(option: string, value: number, least: number): void {
  if (!Number.isFinite(value) || value < least) {
    throw new OptionsError(`${option} is ${value}: it must be a number from ${least} on`);
  }
}
