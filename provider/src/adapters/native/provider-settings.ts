import { resolveProviderConfig, type ProviderConfig } from "../../config/provider-config";
import { howToSet, settings, type SettingName } from "../../config/settings";
import { unknownSettings } from "../../config/unknown-settings";
import { reservedProviderName } from "../../messages/program";
import { isUnknown } from "../../tenant/unknown-value";
import type { Properties } from "../common/properties";

/** Where a provider of a program gets its settings. */
export interface ProviderArguments {
  /** Its URN: it tells whether the engine has made the provider by itself. */
  urn: string;
  /** What the program says, or, for the engine's own provider, stack config. */
  args: Properties;
}

const credentials = ["partnerId", "clientId", "clientSecret"] as const satisfies SettingName[];

/** What the engine adds to a provider's arguments. */
const ofEngine = ["version", "pluginDownloadURL"];

/**
 * The configuration of one provider of a program. One that the program makes is asked by its arguments first, and by stack
 * config and variables for the rest. The partner and its credentials are one thing: who names one of the three names
 * all, since one partner's id with another one's secret is nobody's.
 *
 * @param env the plugin's own; the engine puts stack config into it, as JSON
 * @throws ConfigError with all faults at once
 */
export function providerConfig({ urn, args }: ProviderArguments, env: NodeJS.ProcessEnv): ProviderConfig {
  const stack = stackConfig(env);
  const own = textsOf(args);
  if (isDefault(urn)) {
    const config = stack ?? own;
    const source = { said: (name: SettingName) => [config[name], env[settings[name].variable]], label, howToSet };
    return resolveProviderConfig(source, env, unknownSettings(Object.keys(config).map(keyOf), env));
  }
  const isNamed = credentials.some((name) => own[name] !== undefined);
  const isOwn = (name: SettingName): boolean => isNamed && credentials.some((credential) => credential === name);
  const source = {
    said: (name: SettingName) => (isOwn(name) ? [own[name]] : [own[name], stack?.[name], env[settings[name].variable]]),
    label: (name: SettingName) => `${name} of the provider "${nameOf(urn)}"`,
    howToSet: (name: SettingName) =>
      isOwn(name)
        ? `the argument ${name}, beside ${credentials.filter((other) => other !== name).join(" and ")}`
        : howToSet(name),
  };
  const keys = Object.keys({ ...stack, ...own }).map(keyOf);
  return resolveProviderConfig(source, env, unknownSettings(keys, env));
}

/**
 * What is wrong with the arguments of a provider that has the name of the engine's own: those of a program would be
 * taken for stack config, and its tenants would be made at another partner.
 */
export function nameFaults({ urn, args }: ProviderArguments, env: NodeJS.ProcessEnv): string[] {
  const stack = stackConfig(env);
  const own = textsOf(args);
  const isOther = Object.entries(own).some(([name, value]) => stack?.[name] !== value);
  return stack !== undefined && isDefault(urn) && isOther ? [reservedProviderName(nameOf(urn)).message] : [];
}

/** Whether something is not known yet, so that the configuration cannot be judged. */
export function isPartlyUnknown(args: Properties): boolean {
  return Object.values(args).some(isUnknown);
}

const label = (name: SettingName): string => keyOf(name);
const keyOf = (name: string): string => `printix:${name}`;
/** `urn:pulumi:STACK::PROJECT::TYPE::NAME`, where the name may hold anything. */
const nameOf = (urn: string): string => urn.split("::").slice(3).join("::");

/** As the engine names those that it makes: `default`, or with the version or the server that a program asks for. */
function isDefault(urn: string): boolean {
  return /^default(_|$)/.test(nameOf(urn));
}

/** The stack config of now: what the engine keeps of its own provider in state is that of the last `up`. */
function stackConfig(env: NodeJS.ProcessEnv): Record<string, string> | undefined {
  const json = env["PULUMI_CONFIG"];
  return json === undefined ? undefined : textsOf(JSON.parse(json) as Properties);
}

/** Each as text, as stack config has it; SDKs hand over what is no text as JSON, or as it is. */
function textsOf(args: Properties): Record<string, string> {
  const texts = Object.entries(args)
    .filter(([name]) => !ofEngine.includes(name))
    .map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]);
  return Object.fromEntries(texts) as Record<string, string>;
}
