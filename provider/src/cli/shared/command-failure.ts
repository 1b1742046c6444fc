/** The command cannot go on, with a message that is whole: what happened, what was changed, what to do. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
