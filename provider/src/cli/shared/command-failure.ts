/** The command cannot go on. Its message is complete: what happened, what was changed, what to do. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
}

/** What was thrown, in words. */
export function messageOf(error: unknown): string {
  return (error as Partial<Error> | undefined)?.message ?? String(error);
}

/** A file could not be read or written. The system's message names it. */
export function fileFailure(what: string, error: unknown): CommandFailure {
  return new CommandFailure(`${what}: ${messageOf(error)}`);
}

export function isAbsent(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}
