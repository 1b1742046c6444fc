import type { Access } from "./access/access";
import type { SharedCounter } from "./budget/budget";
import type { Counted } from "./budget/ledger/ledger";
import type { Sharer } from "./budget/ledger/message";
import type { Connection, MakeExchange } from "./connection";
import { checkedOptions } from "./options/checked-options";
import type { PartnerClientOptions } from "./options/options";
import { createTenantSnapshot, type TenantSnapshot } from "./tenants/tenant-snapshot";
import type { TenantsApi } from "./tenants/tenants-api";

/** A partner's access to the API: one token, one throttle, however many calls share it. */
export interface PartnerClient {
  readonly partnerId: string;
  readonly tenants: TenantsApi;
  /** Lookups that share one list. It follows what `tenants` creates and cancels. */
  readonly snapshot: TenantSnapshot;
  /**
   * What the API allows this client, with the source of each figure ("The dashboard and response headers are the
   * authoritative source for current limits", access model). The figures come from the answers so far; if there was none
   * yet, it sends one small request.
   */
  access(): Promise<Access>;
  /**
   * Those who share the budget, with this client; undefined where none is configured.
   * @throws BudgetError if the budget cannot be asked
   */
  sharers(): Promise<Sharer[] | undefined>;
  /**
   * Counts something together with all clients that share the budget, such as the cancels of several stacks. Undefined
   * without a shared budget: then nobody else counts.
   * @throws BudgetError if the budget cannot be asked
   */
  countTogether(counter: SharedCounter): Promise<Counted | undefined>;
  /**
   * Lets go of a shared budget, so that others need not wait until it is clear that this client is gone. A later call takes
   * it up again. Without a shared budget there is nothing to let go of.
   */
  close(): Promise<void>;
}

/** Makes a client; nothing is sent before its first call. @throws OptionsError for options that cannot work */
export function createPartnerClient(options: PartnerClientOptions, makeExchange?: MakeExchange): PartnerClient {
  const checked = checkedOptions(options);
  let connection: Connection | undefined;

  /** HTTP and the schemas take a fifth of a second to load: a preview that sends nothing does not load them. */
  function api(): Connection {
    if (!connection) {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` could not be used at once
      const { connect } = require("./connection") as typeof import("./connection");
      connection = connect(checked, options, makeExchange);
    }
    return connection;
  }

  const tenants: TenantsApi = {
    listing: (listOptions) => api().tenants.listing(listOptions),
    list: (listOptions) => api().tenants.list(listOptions),
    get: (id) => api().tenants.get(id),
    create: async (tenant, createOptions) => {
      const created = await api().tenants.create(tenant, createOptions);
      snapshot.add(created);
      return created;
    },
    billingInfo: (id) => api().tenants.billingInfo(id),
    cancel: async (id) => {
      const outcome = await api().tenants.cancel(id);
      snapshot.remove(id, outcome);
      return outcome;
    },
  };
  const snapshot = createTenantSnapshot(tenants, checked.system, options.onList);
  return {
    partnerId: checked.partnerId,
    ...{ tenants, snapshot },
    access: () => api().access(),
    sharers: () => api().sharers(),
    countTogether: (counter) => api().countTogether(counter),
    close: async () => connection?.close(),
  };
}
