import { messageWithCode } from "../../messages/explain";
import { type PartnerClientOptions } from "printix-partner-sdk";
import { createPulumiCli, type PulumiCli, type WhichStack } from "../shared/pulumi/pulumi-cli";
import { stackConfig } from "../shared/stack-client";

/** One stack, read and never changed. */
export interface StackReader extends Pick<PulumiCli, "name" | "state"> {
  /** How the stack's provider reaches Printix. */
  clientOptions(): Promise<PartnerClientOptions>;
}

export function createStackReader(
  which: WhichStack,
  env: NodeJS.ProcessEnv,
  note: (line: string) => void,
): StackReader {
  // This command changes nothing, so it repairs nothing.
  const pulumi = createPulumiCli(which, env, note, { repairs: false });
  return {
    name: () =>
      pulumi.name().catch((error: unknown) => {
        const where = [which.stack, which.cwd].filter((part) => part !== undefined).join(" in ");
        throw where === "" ? error : new Error(`${where}: ${messageWithCode(error)}`, { cause: error });
      }),
    state: () => pulumi.state(),
    clientOptions: async () => (await stackConfig(pulumi, env)).client,
  };
}

/** Every stack in every folder; the selected one where none is named, the current folder where none is named. */
export function stacksIn(stacks: readonly string[] = [], folders: readonly string[] = []): WhichStack[] {
  const names = stacks.length === 0 ? [undefined] : [...new Set(stacks)];
  const cwds = folders.length === 0 ? [undefined] : [...new Set(folders)];
  return cwds.flatMap((cwd) => names.map((stack) => ({ stack, cwd })));
}
