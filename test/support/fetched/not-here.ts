/** Why a thing that tests need cannot be had on this machine. */
export class NotHere extends Error {}

/** The last line of what a program said that failed. */
export function lastLine(error: unknown): string {
  const { stderr = "", message } = error as Error & { stderr?: string };
  return stderr.split("\n").findLast((line) => line !== "") ?? message;
}
