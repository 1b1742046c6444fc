import type { PartnerClientOptions } from "printix-partner-sdk";
import { createPulumiCli, type WhichStack } from "../pulumi/pulumi-cli";
import { runPulumi } from "../pulumi/run-pulumi";
import { stackConfig } from "../stack-client";
import { parseStackExport, type StackState } from "../pulumi/stack-export";

/** One stack, read and never changed. */
export interface StackReader {
  /** `PROJECT/STACK`, with the organization before it where the backend has them. */
  name(): Promise<string>;
  state(): Promise<StackState>;
  /** How the stack's provider reaches Printix. */
  clientOptions(): Promise<PartnerClientOptions>;
}

export function createStackReader(
  which: WhichStack,
  env: NodeJS.ProcessEnv,
  note: (line: string) => void,
): StackReader {
  const { stack, cwd } = which;
  const flags = [...(stack === undefined ? [] : ["--stack", stack]), ...(cwd === undefined ? [] : ["--cwd", cwd])];
  return {
    name: async () => {
      const name = await runPulumi("stack", ["--show-name", "--fully-qualify-stack-names", ...flags], env);
      // The name that a backend without organizations gives to the one it has.
      return name.trim().replace(/^organization\//, "");
    },
    // Not as the commands that repair read it: nothing is taken out of the way here.
    state: async () => parseStackExport(await runPulumi("stack export", flags, env)),
    clientOptions: async () => {
      const { client } = await stackConfig(createPulumiCli(which, env, note), env);
      return client;
    },
  };
}

/** Every stack in every folder; the selected one where none is named, the current folder where none is named. */
export function stacksIn(stacks: readonly string[] = [], folders: readonly string[] = []): WhichStack[] {
  const names = stacks.length === 0 ? [undefined] : [...new Set(stacks)];
  const cwds = folders.length === 0 ? [undefined] : [...new Set(folders)];
  return cwds.flatMap((cwd) => names.map((stack) => ({ stack, cwd })));
}
