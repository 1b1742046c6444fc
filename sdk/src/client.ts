import { requestToken } from "./auth/request-token";
import { createTokenSource } from "./auth/token-source";
import { isCredentialsError } from "./errors/credentials-error";
import { OptionsError } from "./errors/options-error";
import { throwAsTokenError } from "./errors/token-error";
import {
  defaultCancel,
  defaultThrottle,
  defaultTiming,
  environments,
  secureUrl,
  type PartnerClientOptions,
} from "./options";
import { realSystem } from "./system";
import { cancelTenant } from "./tenants/cancel-tenant";
import { createTenant } from "./tenants/create-tenant";
import { getBillingInfo } from "./tenants/get-billing-info";
import { getTenant } from "./tenants/get-tenant";
import { listTenants } from "./tenants/list-tenants";
import { checkedId } from "./tenants/tenant-path";
import type { ListOptions, TenantsApi } from "./tenants/tenants-api";
import { createDailyQuota } from "./throttle/daily-quota";
import { createTokenBucket } from "./throttle/token-bucket";
import { withDeadline } from "./deadline";
import { certificateAuthorities } from "./http/certificate-authorities";
import { logExchanges } from "./http/logged-exchange";
import type { PartnerTenant } from "./model/partner-tenant";
import { shareLists } from "./tenants/shared-list";
import { createApiTransport } from "./api/api-transport";
import { createHttpExchange, type HttpExchange, type HttpRules } from "./http/http-exchange";
import { withRetries } from "./http/retry";

/** A partner's access to the API: one token, one throttle, however many calls share it. */
export interface PartnerClient {
  readonly partnerId: string;
  readonly tenants: TenantsApi;
}

const attempts = 5;

/** A list of 10,000 tenants is about 10 MB. */
const maxBodyBytes = 64 * 1024 * 1024;

/** What is replaced in tests that bring a server of their own. */
export type MakeExchange = (rules: HttpRules) => HttpExchange;

/** Makes a client; nothing is sent before its first call. @throws OptionsError for options that cannot work */
export function createPartnerClient(
  options: PartnerClientOptions,
  makeExchange: MakeExchange = createHttpExchange,
): PartnerClient {
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
  const { operationMs, maxWaitMs, listLagMs, connectMs, responseMs } = { ...defaultTiming, ...options.timing };
  for (const [option, ms] of Object.entries({ operationMs, connectMs, responseMs })) atLeast(option, ms, 1);
  for (const [option, ms] of Object.entries({ maxWaitMs, listLagMs })) atLeast(option, ms, 0);
  const cancel = { ...defaultCancel, ...options.cancel };
  if (!cancel.path.startsWith("/") || !cancel.path.includes("{tenantId}")) {
    throw new OptionsError(`the path of cancel is ${cancel.path}: it must begin with / and name {tenantId}`);
  }

  const certificates = certificateAuthorities(options.caFile);
  const rules = { connectMs, responseMs, maxBodyBytes, certificateAuthorities: certificates };
  const exchange = logExchanges(makeExchange(rules), options.log ?? (() => undefined), system);
  const retry = { attempts, maxWaitMs };
  const endpoint = { authUrl, clientId, clientSecret };
  const tokens = createTokenSource(
    (grant) =>
      withRetries(
        (attempt) => requestToken(endpoint, grant, attempt, exchange, system),
        { isRepeatable: true },
        retry,
        system,
        notice,
      ).catch(throwAsTokenError),
    isCredentialsError,
    system,
  );
  const bucket = createTokenBucket({ requestsPerSecond, burst, maxHaltMs: maxWaitMs }, system);
  const quota = createDailyQuota(dailyQuota, system, notice);
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

  const within = <T>(what: string, run: (signal: AbortSignal) => Promise<T>): Promise<T> =>
    withDeadline(what, operationMs, system, run);
  const list = (listOptions?: ListOptions): Promise<PartnerTenant[]> =>
    within("the list of tenants", (signal) => listTenants(transport, partnerId, signal, listOptions));
  const lookup = { list: shareLists(list), listLagMs, system };
  const cancelParts = { transport, call: cancel, partnerId, system };

  return {
    partnerId,
    tenants: {
      list,
      get: (id) => within(`the look at tenant ${id}`, (signal) => getTenant(transport, partnerId, id, signal)),
      create: (tenant) =>
        within(`the creation of "${tenant.tenantName}"`, async (signal) => {
          quota.assertRoomForChange();
          return createTenant(transport, partnerId, tenant, lookup, signal);
        }),
      billingInfo: (id) =>
        within(`the look at the billing information of ${id}`, (signal) =>
          getBillingInfo(transport, partnerId, id, signal),
        ),
      cancel: (id) =>
        within(`the cancel of tenant ${id}`, async (signal) => {
          quota.assertRoomForChange();
          return cancelTenant(cancelParts, id, signal);
        }),
    },
  };
}

function atLeast(option: string, value: number, least: number): void {
  if (!Number.isFinite(value) || value < least) {
    throw new OptionsError(`${option} is ${value}: it must be a number from ${least} on`);
  }
}
