/** What every command is given: where the clone is, the user's environment, and what follows the command's name. */
export interface Context {
  root: string;
  env: NodeJS.ProcessEnv;
  args: string[];
}

/** Gives the exit status. */
export type Command = (context: Context) => Promise<number>;
