import { CommandFailure } from "./command-failure";

/** A file that could not be read or written. The system's words name it. */
export function fileFailure(what: string, error: unknown): CommandFailure {
  return new CommandFailure(`${what}: ${String((error as Partial<Error>).message)}`);
}

export function isAbsent(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}
