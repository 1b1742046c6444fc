import type { Access } from "./access/access";
import { askForLimits } from "./access/ask-for-limits";
import { readAccess } from "./access/read-access";
import { createApiTransport } from "./api/api-transport";
import { requestToken } from "./auth/request-token";
import { createTokenSource, type Grant } from "./auth/token-source";
import type { SharedCounter } from "./budget/budget";
import type { Counted } from "./budget/ledger/ledger";
import { createBudget } from "./budget/create-budget";
import type { Sharer } from "./budget/ledger/message";
import { withDeadline } from "./common/deadline";
import { withoutThrowing, type Log, type Notice } from "./common/log";
import { isCredentialsError } from "./errors/credentials-error";
import { throwAsTokenError } from "./errors/token-error";
import { cleanRequestIds } from "./http/clean-exchange";
import { createHttpExchange, type HttpExchange, type HttpRules } from "./http/http-exchange";
import { logExchanges } from "./http/logged-exchange";
import { withRetries } from "./http/retry";
import type { TenantListing } from "./model/tenant-listing";
import { lookupScope, withGracePeriod, type OperationScope } from "./operation/operation-scope";
import { createOperations, interruptionBy } from "./operation/operations";
import type { CheckedOptions } from "./options/checked-options";
import { cancelTenant } from "./tenants/cancel-tenant";
import { createTenant } from "./tenants/create-tenant";
import { getBillingInfo } from "./tenants/get-billing-info";
import { getTenant } from "./tenants/get-tenant";
import { listTenants } from "./tenants/list-tenants";
import { reportUnreadable } from "./tenants/report-unreadable";
import { shareLists } from "./tenants/shared-list";
import type { ListOptions, TenantsApi } from "./tenants/tenants-api";
import { createLearnedLimits } from "./throttle/learned-limits";
import { createSharedLimit } from "./throttle/shared-limit";
import type { TokenAnswer } from "./wire/token";

const attempts = 5;

/** A list of 10,000 tenants is about 10 MB. */
const maxBodyBytes = 64 * 1024 * 1024;

/** A token request that was sent is always answered: a lookup after an interruption may need its token. */
const never = new AbortController().signal;

/** Replaced in tests that have a server of their own. */
export type MakeExchange = (rules: HttpRules) => HttpExchange;

/** All calls of a client. */
export interface Connection {
  tenants: TenantsApi;
  access(): Promise<Access>;
  sharers(): Promise<Sharer[] | undefined>;
  countTogether(counter: SharedCounter): Promise<Counted | undefined>;
  close(): Promise<void>;
}

/** The client's owner: who hears of what happens, and may end it. */
export interface Owner {
  log?: Log | undefined;
  notice?: Notice | undefined;
  signal?: AbortSignal | undefined;
}

/** Wires a client: one token, one throttle and one transport for all calls. */
export function connect(
  options: CheckedOptions,
  owner: Owner,
  makeExchange: MakeExchange = createHttpExchange,
): Connection {
  const log = withoutThrowing(owner.log);
  const notice = withoutThrowing(owner.notice);
  const { partnerId, apiUrl, authUrl, credentials, timing, cancel, system } = options;
  const { operationMs, maxWaitMs, listLagMs, connectMs, responseMs } = timing;
  const rules = { connectMs, responseMs, maxBodyBytes, certificateAuthorities: options.certificateAuthorities };
  const exchange = logExchanges(cleanRequestIds(makeExchange(rules)), log, system);
  const retry = { attempts, maxWaitMs };
  const endpoint = { authUrl, ...credentials };
  const interruption = interruptionBy(owner.signal);
  const requestGrant = (grant: Grant): Promise<TokenAnswer> =>
    withRetries(
      (attempt) => requestToken(endpoint, grant, attempt, exchange, system),
      { isRepeatable: true, scope: { sendSignal: interruption, answerSignal: never } },
      retry,
      system,
      notice,
    ).catch(throwAsTokenError);
  const limits = { start: options.throttle, ceiling: options.configuredThrottle };
  const { budget, getToken } = createBudget(
    options.budget,
    { ...options, limits, maxHaltMs: maxWaitMs },
    () => requestGrant({ type: "client_credentials" }),
    notice,
  );
  const tokens = createTokenSource(
    (grant, rejected) => getToken?.(rejected) ?? requestGrant(grant),
    isCredentialsError,
    system,
  );
  const learned = createLearnedLimits();
  const { noteRefusal, whyLate } = createSharedLimit(notice);
  const { clientSecret } = credentials;
  const transport = createApiTransport({
    apiUrl,
    clientSecret,
    tokens,
    budget,
    learned,
    noteRefusal,
    exchange,
    retry,
    notice,
    system,
  });

  const { reading, changing } = createOperations({ operationMs, interruption, whyLate }, budget, system);
  const theList = "the list of tenants";
  const report = reportUnreadable(notice);
  const list = async (scope: OperationScope, listOptions?: ListOptions): Promise<TenantListing> => {
    const listing = await countPages(
      (requests) => {
        budget.setLookupCost(requests);
      },
      (onPage) => listTenants(transport, partnerId, scope, { onPage }),
      listOptions,
    );
    listing.unreadable.forEach(report);
    return listing;
  };
  // Each lookup ends its own wait; the shared list itself ends when nobody can be waiting for it any more.
  const freshList = (): Promise<TenantListing> =>
    withDeadline(theList, operationMs, system, (deadline) =>
      withGracePeriod({ sendSignal: interruption, answerSignal: deadline }, system, (signal) =>
        list(lookupScope(signal)),
      ),
    );
  const lookup = { list: shareLists(freshList), listLagMs, maxWaitMs, system };
  const cancelParts = { ...lookup, transport, call: { ...cancel, isProven: false }, partnerId };

  const tenants: TenantsApi = {
    listing: (listOptions) => reading(theList, (scope) => list(scope, listOptions)),
    list: async (listOptions) => (await tenants.listing(listOptions)).tenants,
    get: (id) => reading(`reading tenant ${id}`, (scope) => getTenant(transport, partnerId, id, scope)),
    create: (tenant, createOptions) =>
      changing(`the creation of "${tenant.tenantName}"`, (scope) =>
        createTenant({ transport, partnerId, tenant, ...createOptions }, lookup, scope),
      ),
    billingInfo: (id) =>
      reading(`reading the billing information of ${id}`, (scope) => getBillingInfo(transport, partnerId, id, scope)),
    cancel: (id) => changing(`the cancel of tenant ${id}`, (scope) => cancelTenant(cancelParts, id, scope)),
  };
  let limitsRequest: Promise<void> | undefined;
  const askForLimitsOnce = (): Promise<void> =>
    (limitsRequest ??= reading("reading the API's limits", (scope) =>
      askForLimits(transport, partnerId, learned, scope),
    ).finally(() => (limitsRequest = undefined)));
  const access = async (): Promise<Access> => {
    if (!learned.hasAnswer()) await askForLimitsOnce();
    return readAccess({ options, budget, learned });
  };
  return {
    ...{ tenants, access },
    sharers: () => reading("reading who shares the budget", (scope) => budget.sharers(scope.sendSignal)),
    countTogether: (counter) => reading("the shared count", (scope) => budget.count(counter, scope.sendSignal)),
    close: () => budget.close(),
  };
}

/** Each page is a request: the last list says how many requests a lookup in the list takes. */
async function countPages<T>(
  report: (requests: number) => void,
  list: (onPage: Required<ListOptions>["onPage"]) => Promise<T>,
  { onPage }: ListOptions = {},
): Promise<T> {
  let pages = 0;
  const found = await list((page) => {
    pages += 1;
    onPage?.(page);
  });
  report(pages);
  return found;
}
