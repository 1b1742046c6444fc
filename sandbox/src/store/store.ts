import { AcceptedStore } from "./accepted";
import { AccessStore } from "./access";
import { ClockStore } from "./clock";
import { openDatabase } from "./database";
import { QuotaStore } from "./quota";
import { RequestLog } from "./request-log";
import { TenantStore } from "./tenants";
import { TokenStore } from "./tokens";
import { inLongTransaction } from "./transaction";

/** Everything that the sandbox remembers. */
export interface Store {
  readonly tenants: TenantStore;
  readonly accepted: AcceptedStore;
  readonly tokens: TokenStore;
  readonly access: AccessStore;
  readonly clock: ClockStore;
  readonly quota: QuotaStore;
  readonly requests: RequestLog;
  /** Keeps all that is written while this goes on or, where it fails, nothing. */
  inTransaction<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

/** Opens the data file, or a store in memory; throws a `DataFileError`. */
export function openStore(dataFile: string | undefined): Store {
  const db = openDatabase(dataFile);
  const tenants = new TenantStore(db);
  return {
    tenants,
    accepted: new AcceptedStore(db, tenants),
    tokens: new TokenStore(db),
    access: new AccessStore(db),
    clock: new ClockStore(db),
    quota: new QuotaStore(db),
    requests: new RequestLog(db),
    inTransaction: (work) => inLongTransaction(db, work),
    close: () => {
      db.close();
    },
  };
}
