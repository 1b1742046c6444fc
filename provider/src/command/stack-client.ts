import { createPartnerClient, type PartnerClient } from "printix-partner-sdk";
import { readProviderConfig, type ProviderConfig } from "../config/provider-config";
import type { PulumiCli } from "./pulumi/pulumi-cli";

/** What the stack's provider has: the same stack config and the same variables. @throws ConfigError with all faults */
export async function stackConfig(pulumi: Pick<PulumiCli, "config">, env: NodeJS.ProcessEnv): Promise<ProviderConfig> {
  const values = await pulumi.config();
  return readProviderConfig((name) => values[`printix:${name}`], env);
}

/** The client that the stack's provider has. */
export async function stackClient(
  pulumi: Pick<PulumiCli, "config">,
  env: NodeJS.ProcessEnv,
  notice: (line: string) => void,
): Promise<PartnerClient> {
  const { client } = await stackConfig(pulumi, env);
  return createPartnerClient({ ...client, notice });
}
