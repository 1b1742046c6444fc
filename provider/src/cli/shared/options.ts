import { InvalidArgumentError, type Command } from "commander";

/** The options of a command that works on one stack. */
export function withStackOptions(command: Command): Command {
  return command
    .option("-s, --stack <name>", "the stack; the selected one by default")
    .option("-C, --cwd <folder>", "the program's folder; the current one by default");
}

/** The options of a command that needs the configuration alone. */
export function withConfigOptions(command: Command): Command {
  return command
    .option(
      "-s, --stack <name>",
      "the stack whose configuration to use; by default the selected one, or the PRINTIX_* variables if there is none",
    )
    .option("-C, --cwd <folder>", "the folder of the program, if there is one; the current one by default");
}

/** An option's value as a whole number from 0 on. @throws InvalidArgumentError for anything else */
export function wholeNumber(value: string): number {
  const parsed = Number(value);
  if (value.trim() !== "" && Number.isSafeInteger(parsed) && parsed >= 0) return parsed;
  throw new InvalidArgumentError("It must be a whole number, 0 or more.");
}

/** Gathers the values of an option that may be given more than once. */
export function collect(value: string, previous: string[] = []): string[] {
  return [...previous, value];
}
