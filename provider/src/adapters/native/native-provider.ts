import { realSystem, type System } from "printix-partner-sdk";
import { ConfigError } from "../../config/config-error";
import { checkTenant } from "../../lifecycle/check";
import { createTenant, type CreatedTenant } from "../../lifecycle/create";
import { deleteTenant } from "../../lifecycle/delete";
import { diffTenant, type TenantDiff } from "../../lifecycle/diff";
import { importTenant } from "../../lifecycle/import";
import { readTenant, type ReadTenant } from "../../lifecycle/read";
import { updateTenant } from "../../lifecycle/update";
import { configurationFaults, explain, type Operation } from "../../messages/explain";
import { createRun, type Run } from "../../run/run";
import type { ArgumentFault } from "../../tenant/argument-faults";
import { tenantLabel } from "../../tenant/tenant-label";
import type { TenantState } from "../../tenant/tenant-state";
import { unknownValue } from "../../tenant/unknown-value";
import { asInputs, asState, type Properties } from "../common/properties";
import { invoke } from "./invoke";
import { isPartlyUnknown, nameFaults, providerConfig, type ProviderArguments } from "./provider-settings";

/** What a plugin is run in. */
export interface PluginHost {
  env: NodeJS.ProcessEnv;
  /** Shows a line to the person who waits. */
  notice: (line: string) => void;
  /** `HOST:PORT`; absent before the engine has told it. */
  engineAddress?: string | undefined;
  system?: System;
}

/**
 * One provider of a program, in plain data: lifecycle functions on one side, the engine's conventions for plugins on the
 * other. It is configured before it is asked about tenants.
 */
export class NativeProvider {
  readonly #end = new AbortController();
  readonly #run: Run;

  constructor(provider: ProviderArguments, { env, notice, engineAddress, system = realSystem }: PluginHost) {
    const host = { system, notice, engineAddress, signal: this.#end.signal };
    this.#run = createRun(() => providerConfig(provider, env), host);
  }

  check(urn: string, olds: Properties, news: Properties): Promise<{ inputs: Properties; faults: ArgumentFault[] }> {
    return checkTenant({ urn, olds, news }, this.#run) as unknown as ReturnType<NativeProvider["check"]>;
  }

  diff(urn: string, id: string, olds: Properties, news: Properties): Promise<TenantDiff> {
    return diffTenant({ id, urn, state: asState(olds), inputs: asInputs(news) }, this.#run);
  }

  /** What a preview knows of a tenant that is to be created: nothing is sent. */
  foreseen({ initialUser, adoptExisting, ...kept }: Properties): Properties {
    return { ...kept, homeUrl: unknownValue, selfUrl: unknownValue, billingInfo: unknownValue };
  }

  create(properties: Properties): Promise<CreatedTenant> {
    const inputs = asInputs(properties);
    return explained("create", inputs, createTenant({ inputs }, this.#run));
  }

  /** With nothing of it in state, it is an import: a person named the id. Undefined where the tenant is gone. */
  read(urn: string, id: string, properties: Properties): Promise<ReadTenant | undefined> {
    const state = asState(properties);
    const isImport = Object.keys(properties).length === 0;
    const work: Promise<ReadTenant | undefined> = isImport
      ? importTenant({ id, urn }, this.#run)
      : readTenant({ id, state }, this.#run);
    return explained("read", isImport ? { tenantName: id } : state, work);
  }

  update(olds: Properties, news: Properties): TenantState {
    return updateTenant({ state: asState(olds), inputs: asInputs(news) });
  }

  async delete(urn: string, id: string, properties: Properties): Promise<void> {
    const state = asState(properties);
    await explained("delete", state, deleteTenant({ id, urn, state }, this.#run));
  }

  invoke(token: string, args: Properties): Promise<Properties> {
    return invoke(token, args, () => this.#run.partner().client);
  }

  /**
   * Tenants of the partner: the id of each, and a name that a program may give it.
   * @param limit how many; all of them for 0
   */
  async list(limit: number): Promise<{ id: string; name: string }[]> {
    const tenants = await this.#run.partner().client.tenants.list();
    const asked = limit > 0 ? tenants.slice(0, limit) : tenants;
    return asked.map(({ id, tenantDomain }) => ({ id, name: tenantDomain.replace(/\..*/, "") }));
  }

  /** Ends every wait. What was sent gets its answer first. */
  cancel(): void {
    this.#end.abort();
  }
}

/** What is wrong with a provider's configuration, as far as it is known. */
export function configFaults(provider: ProviderArguments, env: NodeJS.ProcessEnv): ArgumentFault[] {
  const named = nameFaults(provider, env).map((reason) => ({ property: "", reason }));
  if (named.length > 0 || isPartlyUnknown(provider.args)) return named;
  try {
    providerConfig(provider, env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return configurationFaults(error);
  }
}

async function explained<T>(operation: Operation, tenant: Partial<TenantState>, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new Error(explain(operation, tenantLabel(tenant), error), { cause: error });
  }
}
