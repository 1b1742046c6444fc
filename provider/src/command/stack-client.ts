import { createPartnerClient, type PartnerClient, type PartnerClientOptions } from "printix-partner-sdk";
import { debugLog } from "../config/debug-log";
import { readProviderConfig, type ProviderConfig } from "../config/provider-config";
import { note } from "./note";
import type { PulumiCli } from "./pulumi/pulumi-cli";

/** What the stack's provider has: the same stack config and the same variables. @throws ConfigError with all faults */
export async function stackConfig(pulumi: Pick<PulumiCli, "config">, env: NodeJS.ProcessEnv): Promise<ProviderConfig> {
  const values = await pulumi.config();
  return readProviderConfig((name) => values[`printix:${name}`], env, Object.keys(values));
}

/** The client of a command: it tells long waits, and writes the debug log that the provider would. */
export function commandClient(client: PartnerClientOptions, env: NodeJS.ProcessEnv): PartnerClient {
  const log = debugLog(env);
  return createPartnerClient({ ...client, notice: note, ...(log && { log }) });
}
