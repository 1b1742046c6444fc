import { createPartnerClient, type PartnerClient } from "../client";
import { OptionsError } from "../errors/options-error";
import type { PartnerClientOptions } from "../options/options";
import { readClientOptions } from "./client-options";
import { clientSettings, type ClientSettingName } from "./client-settings";
import { createSettingReader } from "./setting-reader";

/** Options that no variable can hold. */
export type EnvClientOptions = Pick<PartnerClientOptions, "log" | "notice" | "onList" | "signal" | "system">;

/**
 * Makes a client from the variables `PRINTIX_PARTNER_ID`, `PRINTIX_CLIENT_ID`, `PRINTIX_CLIENT_SECRET` and the others of
 * docs/sdk.md. An empty variable counts as absent. Nothing is sent before the client's first call.
 *
 * @param env default: the process's own
 * @throws OptionsError that names everything that is missing or wrong
 */
export function createPartnerClientFromEnv(
  options: EnvClientOptions = {},
  env: NodeJS.ProcessEnv = process.env,
): PartnerClient {
  const variable = (name: ClientSettingName): string => clientSettings[name].variable;
  const reader = createSettingReader({ said: (name) => [env[variable(name)]], label: variable });
  const read = readClientOptions(reader);
  if (reader.faults.length > 0) {
    throw new OptionsError(
      `the client's variables are incomplete or wrong:\n${reader.faults.map((fault) => `  - ${fault}`).join("\n")}`,
    );
  }
  return createPartnerClient({ ...read, ...options });
}
