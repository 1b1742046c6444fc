import { createPartnerClient, messageOf, type PartnerClient, type PartnerClientOptions } from "printix-partner-sdk";
import { readProviderConfig, type ProviderConfig } from "../../config/provider-config";
import { withGoodBye } from "../../run/with-good-bye";
import type { Progress } from "../../run/progress";
import { findProject } from "./pulumi/find-project";
import { createPulumiCli, type PulumiCli, type WhichStack } from "./pulumi/pulumi-cli";
import { note } from "./terminal";
import { withProgress } from "./with-progress";

/** What the stack's provider has: the same stack config and the same variables. @throws ConfigError with all faults */
export async function stackConfig(pulumi: Pick<PulumiCli, "config">, env: NodeJS.ProcessEnv): Promise<ProviderConfig> {
  const values = await pulumi.config();
  return readProviderConfig((name) => values[`printix:${name}`], env, Object.keys(values));
}

/**
 * The same for a command that needs no stack. Where there is no project, or no stack of it is selected, it is the
 * variables alone. A stack's configuration would win over them, so where it cannot be read, that is a failure.
 */
export async function configOfAny(which: WhichStack, env: NodeJS.ProcessEnv): Promise<ProviderConfig> {
  const ofVariables = (): ProviderConfig => readProviderConfig(() => undefined, env);
  if (which.stack !== undefined) return stackConfig(createPulumiCli(which, env, note), env);
  if ((await findProject(which.cwd ?? ".")) === undefined) return ofVariables();
  try {
    return await stackConfig(createPulumiCli(which, env, note), env);
  } catch (error) {
    if (messageOf(error).includes("no stack selected")) return ofVariables();
    throw error;
  }
}

/** Runs work that needs the API and no stack. */
export function withClient<T>(
  which: WhichStack,
  work: (client: PartnerClient, progress: Progress) => Promise<T>,
): Promise<T> {
  return withProgress(async (progress) => {
    progress.show("reading the configuration");
    const { client } = await configOfAny(which, process.env);
    progress.show("asking the API");
    return await work(commandClient(client), progress);
  });
}

/** The client of a command: it tells long waits. */
export function commandClient(client: PartnerClientOptions): PartnerClient {
  return withGoodBye(createPartnerClient({ ...client, who: "pulumi-printix", notice: note }));
}
