import type { PartnerClientOptions } from "printix-partner-sdk";
import { defaultDeletionPolicy, deletionPolicies, type DeletionPolicy } from "../tenant/deletion-policy";
import { ConfigError } from "./config-error";
import { createSettingReader, type StackConfig } from "./setting-reader";
import { howToSet, settings, type Setting, type SettingName } from "./settings";
import { unknownSettings } from "./unknown-settings";

/** How much of the partner's list may vanish in one run, where nobody says otherwise. */
export const defaultVanishedPercent = 10;

/** The provider's configuration, resolved: what stack config and variables said, and the defaults. */
export interface ProviderConfig {
  client: PartnerClientOptions;
  /** For tenants that name none. */
  deletionPolicy: DeletionPolicy;
  /** Cancels that one run may send; absent for as many as the plan says. */
  maxCancels?: number;
  /** How much of the partner's list may vanish in one run. Default: 10. */
  maxVanishedPercent: number;
  /** Whether new tenants are compared with the partner's list. Default: true. */
  hasPreviewChecks: boolean;
}

/**
 * @param keys all whole keys of stack config, of other namespaces too
 * @throws ConfigError with all faults at once
 */
export function readProviderConfig(
  stackConfig: StackConfig,
  env: NodeJS.ProcessEnv,
  keys: Iterable<string> = [],
): ProviderConfig {
  const reader = createSettingReader(stackConfig, env);
  reader.faults.push(...unknownSettings(keys, env));
  const { text, positive, milliseconds } = reader;
  for (const name of Object.keys(settings) as SettingName[]) {
    const setting: Setting = settings[name];
    if (setting.isRequired === true && text(name) === undefined) {
      reader.faults.push(`printix:${name} is not set: use ${howToSet(name)}`);
    }
  }
  const partnerId = text("partnerId") ?? "";
  const allowed = reader.list("allowedPartnerIds");
  if (partnerId !== "" && allowed && !allowed.some((id) => id.toLowerCase() === partnerId.toLowerCase())) {
    reader.fault("partnerId", `is "${partnerId}", and printix:allowedPartnerIds allows ${allowed.join(", ")} alone`);
  }
  const environment = reader.oneOf("environment", ["production", "test"]) ?? "production";
  const deletionPolicy = reader.oneOf("deletionPolicy", deletionPolicies);
  const throttle = withoutUndefined({
    requestsPerSecond: positive("requestsPerSecond"),
    burst: positive("burst"),
    dailyQuota: positive("dailyQuota"),
  });
  const timing = withoutUndefined({
    connectMs: milliseconds("connectTimeoutSeconds"),
    responseMs: milliseconds("responseTimeoutSeconds"),
    operationMs: milliseconds("operationTimeoutSeconds"),
    maxWaitMs: milliseconds("maxWaitSeconds"),
    listLagMs: milliseconds("listLagSeconds"),
  });
  const config = {
    client: {
      partnerId,
      clientId: text("clientId") ?? "",
      clientSecret: text("clientSecret") ?? "",
      environment,
      ...withoutUndefined({ apiUrl: text("apiUrl"), authUrl: text("authUrl"), caFile: text("caFile") }),
      throttle,
      timing,
      cancel: withoutUndefined({ method: text("cancelMethod"), path: text("cancelPath") }),
    },
    deletionPolicy: deletionPolicy ?? defaultDeletionPolicy,
    // The engine may hand over a key of an earlier run: the variable, which is of this one, must be able to lower it.
    ...withoutUndefined({ maxCancels: reader.smallerCount("maxCancels") }),
    maxVanishedPercent: reader.percent("maxVanishedPercent") ?? defaultVanishedPercent,
    hasPreviewChecks: reader.flag("previewChecks") ?? true,
  };
  if (reader.faults.length > 0) throw new ConfigError(reader.faults);
  return config;
}

function withoutUndefined<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;
}
