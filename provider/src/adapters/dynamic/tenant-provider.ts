import type { dynamic } from "@pulumi/pulumi";
import { createPartnerClient, realSystem, type System } from "printix-partner-sdk";
import { debugLog } from "../../config/debug-log";
import { ConfigError } from "../../config/config-error";
import { readProviderConfig, type ProviderConfig } from "../../config/provider-config";
import { createCancelCap } from "../../run/cancel-cap";
import { checkTenant } from "../../lifecycle/check";
import { faultsAmongOthers } from "../../lifecycle/check-among-others";
import { createTenant } from "../../lifecycle/create";
import { createCreationBudget } from "../../run/creation-budget";
import { deleteTenant } from "../../lifecycle/delete";
import { diffTenant, isCancelledFirst } from "../../lifecycle/diff";
import { foreseeEnd } from "../../lifecycle/foresee-end";
import { readTenant } from "../../lifecycle/read";
import type { Run } from "../../run/run";
import { createTenantHolders, type TenantHolders } from "../../run/tenant-holders";
import { updateTenant } from "../../lifecycle/update";
import { createVanishGuard } from "../../run/vanish-guard";
import { comparable } from "../../tenant/comparable";
import { defaultDeletionPolicy } from "../../tenant/deletion-policy";
import type { TenantInputs } from "../../tenant/tenant-inputs";
import { tenantLabel } from "../../tenant/tenant-label";
import type { TenantState } from "../../tenant/tenant-state";
import { changeOf } from "../../run/block";
import { urnProperty } from "../../tenant/provider-reference";
import { createBlockUrns, type BlockUrns } from "./block-urns";
import { keysOf } from "./config-keys";
import { explain, type Operation } from "../../messages/explain";
import { HostError } from "./host-error";
import { listProgress } from "../../run/list-progress";
import { tellOnce } from "../../run/tell-once";

type Properties = Record<string, unknown>;

/** The adapter of Pulumi's dynamic host: lifecycle functions on one side, the host's conventions on the other. */
export class TenantProvider implements dynamic.ResourceProvider<Properties, Properties> {
  #stackConfig: dynamic.Config | undefined;
  #config: ProviderConfig | undefined;
  #run: Run | undefined;
  #holders: TenantHolders;
  #urnOf: BlockUrns = createBlockUrns();

  constructor(
    private readonly env: NodeJS.ProcessEnv,
    private readonly engineEnd?: AbortSignal,
    private readonly system: System = realSystem,
  ) {
    this.#holders = createTenantHolders(system);
  }

  /** The host hands this provider to parallel calls before it awaits us, so the request is taken at once. */
  configure({ config }: dynamic.ConfigureRequest): Promise<void> {
    this.#stackConfig = config;
    this.#config = this.#run = undefined;
    this.#holders = createTenantHolders(this.system);
    this.#urnOf = createBlockUrns();
    return Promise.resolve();
  }

  check(olds: Properties, news: Properties): Promise<dynamic.CheckResult> {
    return this.#holders.during(() => this.checked(olds, news));
  }

  private async checked(oldProperties: Properties, news: Properties): Promise<dynamic.CheckResult> {
    const olds = comparable(withoutProvider(oldProperties));
    const { [urnProperty]: toldUrn, ...args } = withoutProvider(news);
    const configFaults = this.configFaults();
    const config = configFaults.length > 0 ? undefined : this.config();
    const { inputs, faults } = checkTenant(olds, args, config?.deletionPolicy ?? defaultDeletionPolicy);
    const hasOwnFaults = faults.length > 0;
    const server = config?.hasPreviewChecks === true && !hasOwnFaults ? this.run() : undefined;
    const urn = this.#urnOf(toldUrn, olds, inputs);
    const among = { declared: this.#holders.declared, server, hasOwnFaults, adopts: args["adoptExisting"] };
    const failures = [...configFaults, ...faults, ...(await faultsAmongOthers(urn, changeOf(olds, inputs), among))];
    if (failures.length === 0) failures.push(...foreseeEnd(olds, inputs, this.run()));
    if (failures.length > 0) this.#holders.fail();
    return { inputs, failures };
  }

  diff(id: string, olds: Properties, news: Properties): Promise<dynamic.DiffResult> {
    const inputs = asInputs(news);
    // A refresh asks for differences too, also of blocks that are gone: those hold nothing.
    const isDeclared = this.#holders.declared.isKept(inputs);
    const found = diffTenant(asState(olds), inputs, isDeclared);
    const { isChanged, replaces } = found;
    if (replaces.length === 0 && isDeclared) this.#holders.hold(id, inputs);
    const diff = { changes: isChanged, replaces, deleteBeforeReplace: isCancelledFirst(found) };
    return this.#holders.during(() => Promise.resolve(diff));
  }

  async create(props: Properties): Promise<dynamic.CreateResult> {
    const inputs = asInputs(withoutProvider(props));
    return this.explained("create", inputs, async () => {
      const { id, state } = await createTenant(inputs, this.#holders, this.run());
      return { id, outs: state };
    });
  }

  async read(id: string, props: Properties = {}): Promise<dynamic.ReadResult> {
    const state = asState(props);
    return this.explained("read", state, async () => {
      const found = await readTenant(id, state, this.run());
      return found === undefined ? {} : { id, props: found.state, inputs: found.inputs };
    });
  }

  update(_id: string, olds: Properties, news: Properties): Promise<dynamic.UpdateResult> {
    return Promise.resolve({ outs: updateTenant(asState(withoutProvider(olds)), asInputs(news)) });
  }

  async delete(id: string, props: Properties): Promise<void> {
    const state = asState(props);
    await this.explained("delete", state, () => deleteTenant(id, state, this.#holders, () => this.run()));
  }

  private async explained<T>(operation: Operation, tenant: Partial<TenantState>, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (operation === "create") this.#holders.fail();
      const label = tenantLabel(tenant);
      throw new HostError(`${operation} of ${label}`, explain(operation, label, error));
    }
  }

  private configFaults(): dynamic.CheckFailure[] {
    try {
      this.run();
      return [];
    } catch (error) {
      const faults = error instanceof ConfigError ? error.faults : [(error as Error).message];
      return faults.map((reason) => ({ property: "", reason }));
    }
  }

  private config(): ProviderConfig {
    const config = this.#stackConfig;
    return (this.#config ??= readProviderConfig((name) => config?.get(`printix:${name}`), this.env, keysOf(config)));
  }

  private makeRun(): Run {
    const { client, maxCancels, maxVanishedPercent } = this.config();
    const log = debugLog(this.env);
    const signal = this.engineEnd;
    const partner = createPartnerClient({
      ...client,
      system: this.system,
      notice: printNotice,
      onList: listProgress(printNotice),
      ...(log && { log }),
      ...(signal && { signal }),
    });
    return {
      client: partner,
      vanishGuard: createVanishGuard(maxVanishedPercent, this.system, () => partner.snapshot.afresh()),
      cancelCap: createCancelCap(maxCancels),
      budget: createCreationBudget(),
      tell: tellOnce(printNotice),
    };
  }

  private run(): Run {
    return (this.#run ??= this.makeRun());
  }
}

function withoutProvider({ __provider, ...rest }: Properties): Properties {
  return rest;
}

const asInputs = (properties: Properties): TenantInputs => properties as unknown as TenantInputs;
const asState = (properties: Properties): TenantState => comparable(properties) as unknown as TenantState;

/** The engine shows what the host writes to standard error. */
function printNotice(line: string): void {
  process.stderr.write(`printix: ${line}\n`);
}
