import type { dynamic } from "@pulumi/pulumi";
import { createPartnerClient, type PartnerClient } from "printix-partner-sdk";
import { debugLog } from "../config/debug-log";
import { ConfigError } from "../config/config-error";
import { readProviderConfig, type ProviderConfig } from "../config/provider-config";
import { checkTenant } from "../lifecycle/check";
import { createTenant } from "../lifecycle/create";
import { deleteTenant } from "../lifecycle/delete";
import { diffTenant } from "../lifecycle/diff";
import { readTenant } from "../lifecycle/read";
import { updateTenant } from "../lifecycle/update";
import { defaultDeletionPolicy } from "../tenant/deletion-policy";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { tenantLabel } from "../tenant/tenant-label";
import type { TenantState } from "../tenant/tenant-state";
import { explain, type Operation } from "./explain";
import { HostError } from "./host-error";

type Properties = Record<string, unknown>;

/** The adapter of Pulumi's dynamic host: lifecycle functions on one side, the host's conventions on the other. */
export class TenantProvider implements dynamic.ResourceProvider<Properties, Properties> {
  #stackConfig: dynamic.Config | undefined;
  #config: ProviderConfig | undefined;
  #client: PartnerClient | undefined;

  constructor(
    private readonly env: NodeJS.ProcessEnv,
    private readonly engineCancel?: AbortSignal,
  ) {}

  /** The host hands this provider to parallel calls before it awaits us, so the request is taken at once. */
  configure({ config }: dynamic.ConfigureRequest): Promise<void> {
    this.#stackConfig = config;
    this.#config = this.#client = undefined;
    return Promise.resolve();
  }

  check(olds: Properties, news: Properties): Promise<dynamic.CheckResult> {
    const args = withoutProvider(news);
    const configFaults = this.configFaults();
    const policy = configFaults.length > 0 ? defaultDeletionPolicy : this.config().deletionPolicy;
    const { inputs, faults } = checkTenant(withoutProvider(olds), args, policy);
    return Promise.resolve({ inputs, failures: [...configFaults, ...faults] });
  }

  diff(_id: string, olds: Properties, news: Properties): Promise<dynamic.DiffResult> {
    const { isChanged, replaces } = diffTenant(asState(olds), asInputs(news));
    // The old tenant holds the domain until it is cancelled, so it goes first.
    return Promise.resolve({ changes: isChanged, replaces, deleteBeforeReplace: true });
  }

  async create(props: Properties): Promise<dynamic.CreateResult> {
    const inputs = asInputs(withoutProvider(props));
    return this.explained("create", inputs, async () => {
      const { id, state } = await createTenant(inputs, this.client().tenants);
      return { id, outs: state };
    });
  }

  async read(id: string, props: Properties = {}): Promise<dynamic.ReadResult> {
    const state = asState(props);
    return this.explained("read", state, async () => {
      const found = await readTenant(id, state, this.client());
      return found === undefined ? {} : { id, props: found.state, inputs: found.inputs };
    });
  }

  update(_id: string, olds: Properties, news: Properties): Promise<dynamic.UpdateResult> {
    return Promise.resolve({ outs: updateTenant(asState(withoutProvider(olds)), asInputs(news)) });
  }

  async delete(id: string, props: Properties): Promise<void> {
    const state = asState(props);
    await this.explained("delete", state, () => deleteTenant(id, state, () => this.client()));
  }

  private async explained<T>(operation: Operation, tenant: Partial<TenantState>, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const label = tenantLabel(tenant);
      throw new HostError(`${operation} of ${label}`, explain(operation, label, error));
    }
  }

  private configFaults(): dynamic.CheckFailure[] {
    try {
      this.client();
      return [];
    } catch (error) {
      const faults = error instanceof ConfigError ? error.faults : [(error as Error).message];
      return faults.map((reason) => ({ property: "", reason }));
    }
  }

  private config(): ProviderConfig {
    return (this.#config ??= readProviderConfig((name) => this.#stackConfig?.get(`printix:${name}`), this.env));
  }

  private makeClient(): PartnerClient {
    const log = debugLog(this.env);
    const signal = this.engineCancel;
    return createPartnerClient({
      ...this.config().client,
      notice: printNotice,
      ...(log && { log }),
      ...(signal && { signal }),
    });
  }

  private client(): PartnerClient {
    return (this.#client ??= this.makeClient());
  }
}

function withoutProvider({ __provider, ...rest }: Properties): Properties {
  return rest;
}

const asInputs = (properties: Properties): TenantInputs => properties as unknown as TenantInputs;
const asState = (properties: Properties): TenantState => properties as unknown as TenantState;

/** The engine shows what the host writes to standard error. */
function printNotice(line: string): void {
  process.stderr.write(`printix: ${line}\n`);
}
