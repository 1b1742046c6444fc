import { checkedOptions } from "./checked-options";
import type { MakeExchange } from "./connection";
import type { PartnerClientOptions } from "./options";
import { createTenantSnapshot, type TenantSnapshot } from "./tenants/tenant-snapshot";
import type { TenantsApi } from "./tenants/tenants-api";

/** A partner's access to the API: one token, one throttle, however many calls share it. */
export interface PartnerClient {
  readonly partnerId: string;
  readonly tenants: TenantsApi;
  /** Looks that share one list; what `tenants` creates and cancels is folded in. */
  readonly snapshot: TenantSnapshot;
}

/** Makes a client; nothing is sent before its first call. @throws OptionsError for options that cannot work */
export function createPartnerClient(options: PartnerClientOptions, makeExchange?: MakeExchange): PartnerClient {
  const checked = checkedOptions(options);
  let connection: TenantsApi | undefined;

  /** HTTP and the schemas take a fifth of a second to load: a preview that sends nothing does without them. */
  function api(): TenantsApi {
    if (!connection) {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` could not be used at once
      const { connect } = require("./connection") as typeof import("./connection");
      connection = connect(checked, options, makeExchange);
    }
    return connection;
  }

  const tenants: TenantsApi = {
    list: (listOptions) => api().list(listOptions),
    get: (id) => api().get(id),
    create: async (tenant) => {
      const created = await api().create(tenant);
      snapshot.add(created);
      return created;
    },
    billingInfo: (id) => api().billingInfo(id),
    cancel: async (id) => {
      await api().cancel(id);
      snapshot.remove(id);
    },
  };
  const snapshot = createTenantSnapshot(tenants, checked.system, options.onPage);
  return { partnerId: checked.partnerId, tenants, snapshot };
}
