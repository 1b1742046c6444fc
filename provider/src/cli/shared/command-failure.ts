/** The command cannot go on, with a message that is whole: what happened, what was changed, what to do. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
}

/** What was thrown, in words. */
export function messageOf(error: unknown): string {
  return (error as Partial<Error> | undefined)?.message ?? String(error);
}

/** A file that could not be read or written. The system's words name it. */
export function fileFailure(what: string, error: unknown): CommandFailure {
  return new CommandFailure(`${what}: ${messageOf(error)}`);
}

export function isAbsent(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}
