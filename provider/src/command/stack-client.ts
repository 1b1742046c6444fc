import { createPartnerClient, type PartnerClient } from "printix-partner-sdk";
import { readProviderConfig } from "../config/provider-config";
import type { PulumiCli } from "./pulumi/pulumi-cli";

/** The client that the stack's provider has: configured by the same stack config and the same variables. */
export async function stackClient(
  pulumi: Pick<PulumiCli, "config">,
  env: NodeJS.ProcessEnv,
  notice: (line: string) => void,
): Promise<PartnerClient> {
  const values = await pulumi.config();
  const { client } = readProviderConfig((name) => values[`printix:${name}`], env);
  return createPartnerClient({ ...client, notice });
}
