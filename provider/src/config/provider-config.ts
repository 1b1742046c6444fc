import type { Environment, PartnerClientOptions } from "printix-partner-sdk";
import {
  defaultDeletionPolicy,
  deletionPolicyFault,
  isDeletionPolicy,
  type DeletionPolicy,
} from "../tenant/deletion-policy";
import { ConfigError } from "./config-error";
import { howToSet, settings, type Setting, type SettingName } from "./settings";

/** The provider's configuration, resolved: what stack config and variables said, and the defaults. */
export interface ProviderConfig {
  client: PartnerClientOptions;
  /** For tenants that name none. */
  deletionPolicy: DeletionPolicy;
}

/** Looks a setting up in stack config, by its name without `printix:`. */
export type StackConfig = (name: SettingName) => string | undefined;

/** Reads stack config first, then the variables. @throws ConfigError with all faults at once */
export function readProviderConfig(stackConfig: StackConfig, env: NodeJS.ProcessEnv): ProviderConfig {
  const faults: string[] = [];
  const names = Object.keys(settings) as SettingName[];
  const values = Object.fromEntries(names.map((name) => [name, readSetting(name, stackConfig, env)]));
  const text = (name: SettingName): string | undefined => values[name];

  for (const name of names) {
    const setting: Setting = settings[name];
    if (setting.isRequired === true && text(name) === undefined) {
      faults.push(`printix:${name} is not set: use ${howToSet(name)}`);
    }
  }
  const positive = (name: SettingName): number | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    if (!(Number(value) > 0))
      faults.push(`printix:${name} is "${value}": it must be a number above 0 (${howToSet(name)})`);
    return Number(value);
  };
  const environment = text("environment") ?? "production";
  if (environment !== "production" && environment !== "test") {
    faults.push(`printix:environment is "${environment}": it must be production or test (${howToSet("environment")})`);
  }
  const deletionPolicy = text("deletionPolicy") ?? defaultDeletionPolicy;
  const policyFault = deletionPolicyFault(deletionPolicy);
  if (policyFault !== undefined) {
    faults.push(`printix:deletionPolicy is "${deletionPolicy}": it ${policyFault} (${howToSet("deletionPolicy")})`);
  }
  const throttle = withoutUndefined({
    requestsPerSecond: positive("requestsPerSecond"),
    burst: positive("burst"),
    dailyQuota: positive("dailyQuota"),
  });
  const seconds = (name: SettingName): number | undefined => {
    const value = positive(name);
    return value === undefined ? undefined : value * 1000;
  };
  const timing = withoutUndefined({
    connectMs: seconds("connectTimeoutSeconds"),
    responseMs: seconds("responseTimeoutSeconds"),
    operationMs: seconds("operationTimeoutSeconds"),
    maxWaitMs: seconds("maxWaitSeconds"),
    listLagMs: seconds("listLagSeconds"),
  });
  if (faults.length > 0 || !isDeletionPolicy(deletionPolicy)) throw new ConfigError(faults);

  return {
    client: {
      partnerId: text("partnerId") ?? "",
      clientId: text("clientId") ?? "",
      clientSecret: text("clientSecret") ?? "",
      environment: environment as Environment,
      ...withoutUndefined({ apiUrl: text("apiUrl"), authUrl: text("authUrl"), caFile: text("caFile") }),
      throttle,
      timing,
      cancel: withoutUndefined({ method: text("cancelMethod"), path: text("cancelPath") }),
    },
    deletionPolicy,
  };
}

/** A setting that is set to nothing counts as not set: pipelines export empty variables for absent secrets. */
function readSetting(name: SettingName, stackConfig: StackConfig, env: NodeJS.ProcessEnv): string | undefined {
  return [stackConfig(name), env[settings[name].variable]].map((value) => value?.trim()).find(Boolean);
}

function withoutUndefined<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;
}
