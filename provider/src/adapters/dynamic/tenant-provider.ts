import type { dynamic } from "@pulumi/pulumi";
import { realSystem, type System } from "printix-partner-sdk";
import { readProviderConfig } from "../../config/provider-config";
import { checkTenant } from "../../lifecycle/check";
import { createTenant } from "../../lifecycle/create";
import { deleteTenant } from "../../lifecycle/delete";
import { diffTenant } from "../../lifecycle/diff";
import { readTenant } from "../../lifecycle/read";
import { updateTenant } from "../../lifecycle/update";
import { explain, type Operation } from "../../messages/explain";
import { createRun, type Run } from "../../run/run";
import { comparable } from "../../tenant/comparable";
import { urnProperty } from "../../tenant/provider-reference";
import { tenantLabel } from "../../tenant/tenant-label";
import type { TenantState } from "../../tenant/tenant-state";
import { asInputs, asState, type Properties } from "../common/properties";
import { createBlockUrns, type BlockUrns } from "./block-urns";
import { HostError } from "./host-error";

/** The adapter of Pulumi's dynamic host: lifecycle functions on one side, the host's conventions on the other. */
export class TenantProvider implements dynamic.ResourceProvider<Properties, Properties> {
  #run: Run;
  #urnOf: BlockUrns = createBlockUrns();

  constructor(
    private readonly env: NodeJS.ProcessEnv,
    private readonly engine: { end?: AbortSignal; address?: string | undefined } = {},
    private readonly system: System = realSystem,
  ) {
    this.#run = this.makeRun();
  }

  /** The host hands this provider to parallel calls before it awaits us, so the request is taken at once. */
  configure({ config }: dynamic.ConfigureRequest): Promise<void> {
    this.#run = this.makeRun(config, this.engine.address);
    this.#urnOf = createBlockUrns();
    return Promise.resolve();
  }

  async check(olds: Properties, news: Properties): Promise<dynamic.CheckResult> {
    const { [urnProperty]: toldUrn, ...args } = withoutProvider(news);
    const before = withoutProvider(olds);
    const urn = this.#urnOf(toldUrn, comparable(before), asInputs(comparable(args)));
    const { inputs, faults } = await checkTenant({ urn, olds: before, news: args }, this.#run);
    return { inputs, failures: faults };
  }

  /** The host takes no more than a yes or a no of each property. */
  async diff(id: string, olds: Properties, news: Properties): Promise<dynamic.DiffResult> {
    const state = asState(olds);
    const diff = diffTenant({ id, state, inputs: asInputs(news) }, this.#run);
    const { changes, isCancelledFirst } = await explained("read", state, diff);
    const replaces = changes.filter(({ kind }) => kind === "replace").map(({ property }) => property);
    // What the native plugin leaves lacks it, and the host finds no provider without: an update writes it in again.
    const isNative = olds["__provider"] === undefined;
    return { changes: isNative || changes.length > 0, replaces, deleteBeforeReplace: isCancelledFirst };
  }

  async create(props: Properties): Promise<dynamic.CreateResult> {
    const inputs = asInputs(withoutProvider(props));
    const { id, state } = await explained("create", inputs, createTenant({ inputs }, this.#run));
    return { id, outs: state };
  }

  async read(id: string, props: Properties = {}): Promise<dynamic.ReadResult> {
    const state = asState(props);
    const found = await explained("read", state, readTenant({ id, state }, this.#run));
    return found === undefined ? {} : { id, props: found.state, inputs: found.inputs };
  }

  update(_id: string, olds: Properties, news: Properties): Promise<dynamic.UpdateResult> {
    const outs = updateTenant({ state: asState(withoutProvider(olds)), inputs: asInputs(news) });
    return Promise.resolve({ outs });
  }

  async delete(id: string, props: Properties): Promise<void> {
    const state = asState(props);
    await explained("delete", state, deleteTenant({ id, state }, this.#run));
  }

  private makeRun(config?: dynamic.Config, engineAddress?: string): Run {
    const readConfig = (): ReturnType<typeof readProviderConfig> =>
      readProviderConfig((name) => config?.get(`printix:${name}`), this.env, keysOf(config));
    const { end: signal } = this.engine;
    return createRun(readConfig, { system: this.system, notice: printNotice, signal, engineAddress });
  }
}

async function explained<T>(operation: Operation, tenant: Partial<TenantState>, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const label = tenantLabel(tenant);
    throw new HostError(`${operation} of ${label}`, explain(operation, label, error));
  }
}

function withoutProvider({ __provider, ...rest }: Properties): Properties {
  return rest;
}

/** The engine shows what the host writes to standard error. */
function printNotice(line: string): void {
  process.stderr.write(`printix: ${line}\n`);
}

/** All whole keys of stack config that the engine has handed over: the host keeps them, and its types do not tell. */
function keysOf(config: dynamic.Config | undefined): string[] {
  const { rawConfig } = (config ?? {}) as { rawConfig?: object };
  return Object.keys(rawConfig ?? {});
}
