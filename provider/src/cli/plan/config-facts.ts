import { settings, type SettingName } from "../../config/settings";
import { configValues } from "../shared/pulumi/pulumi-cli";
import { readJson } from "../shared/pulumi/read-json";
import { digest } from "../shared/plan/digest";
import type { Facts } from "../shared/plan/reviewed";

/**
 * Settings that say which subscriptions a run is about, and what may become of them. The others say how it is done:
 * credentials, waits and limits may be others where a plan is applied.
 */
const decisive: readonly SettingName[] = [
  ...(["partnerId", "allowedPartnerIds", "environment", "apiUrl", "cancelMethod", "cancelPath"] as const),
  ...(["deletionPolicy", "maxCancels", "maxVanishedPercent"] as const),
];

/**
 * @param printed what `pulumi config --json` printed, which shows no secret: the stack's file has those, and is a file of
 * the program
 */
export function configFacts(printed: string, env: NodeJS.ProcessEnv): Facts {
  const values = readJson("config", printed, configValues);
  const isSetting = (key: string): boolean => key.startsWith("printix:") && Object.hasOwn(settings, key.slice(8));
  const others = Object.entries(values)
    .filter(([key]) => !isSetting(key))
    .map(([key, { value, secret }]) => [key, secret === true ? "secret" : digest(value ?? "")] as const);
  const own = decisive.flatMap((name) => {
    // An empty one counts as absent.
    const said = [values[`printix:${name}`]?.value, env[settings[name].variable]].filter(
      (each) => each !== undefined && each !== "",
    );
    return said.length === 0 ? [] : [[`printix:${name}`, digest(JSON.stringify(said))] as const];
  });
  return Object.fromEntries([...others, ...own]);
}
