import {
  createSettingReader,
  readClientOptions,
  type PartnerClientOptions,
  type SettingSource,
} from "printix-partner-sdk";
import { defaultDeletionPolicy, deletionPolicies, type DeletionPolicy } from "../tenant/deletion-policy";
import { ConfigError } from "./config-error";
import { debugLog } from "./debug-log";
import { howToSet, settings, type SettingName } from "./settings";
import { unknownSettings } from "./unknown-settings";

/** Looks a setting up in stack config, by its name without `printix:`. */
export type StackConfig = (name: SettingName) => string | undefined;

/** How much of the partner's list may vanish in one run, where nobody says otherwise. */
export const defaultVanishedPercent = 10;

/** The provider's configuration, resolved: what stack config and variables said, and the defaults. */
export interface ProviderConfig {
  client: PartnerClientOptions;
  /** For tenants that name none. */
  deletionPolicy: DeletionPolicy;
  /** Cancels that one run may send; absent for as many as the plan says. */
  maxCancels?: number;
  /** The pipeline's run, whose processes count their cancels together, in the budget. */
  runId?: string;
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
  const source: SettingSource<SettingName> = {
    said: (name) => [stackConfig(name), env[settings[name].variable]],
    label: (name) => `printix:${name}`,
    howToSet,
  };
  return resolveProviderConfig(source, env, unknownSettings(keys, env));
}

/**
 * @param faults what is wrong with the settings already
 * @throws ConfigError with all faults at once
 */
export function resolveProviderConfig(
  source: SettingSource<SettingName>,
  env: NodeJS.ProcessEnv,
  faults: readonly string[],
): ProviderConfig {
  const reader = createSettingReader(source);
  reader.faults.push(...faults);
  const client = readClientOptions(reader);
  const { partnerId } = client;
  const allowed = reader.list("allowedPartnerIds");
  if (partnerId !== "" && allowed && !allowed.some((id) => id.toLowerCase() === partnerId.toLowerCase())) {
    reader.fault("partnerId", `is "${partnerId}", and printix:allowedPartnerIds allows only ${allowed.join(", ")}`);
  }
  const deletionPolicy = reader.oneOf("deletionPolicy", deletionPolicies);
  // The engine may hand over a key of an earlier run: the variable, which is of this one, must be able to lower it.
  const maxCancels = reader.smallerCount("maxCancels");
  const runId = reader.text("runId");
  if (runId !== undefined && client.budget === undefined) {
    reader.fault(
      "budget",
      `is not set, and printix:runId is "${runId}": only a shared budget can count the cancels of several processes together`,
    );
  }
  const log = debugLog(env, reader.faults);
  const config = {
    client: { ...client, ...(log && { log }) },
    deletionPolicy: deletionPolicy ?? defaultDeletionPolicy,
    ...(maxCancels !== undefined && { maxCancels }),
    ...(runId !== undefined && { runId }),
    maxVanishedPercent: reader.percent("maxVanishedPercent") ?? defaultVanishedPercent,
    hasPreviewChecks: reader.flag("previewChecks") ?? true,
  };
  if (reader.faults.length > 0) throw new ConfigError(reader.faults);
  return config;
}
