import { appendFileSync } from "node:fs";
import type { Log } from "printix-partner-sdk";

/**
 * The debug log: with `PRINTIX_LOG=debug`, one line of JSON for each request, to the file that `PRINTIX_LOG_FILE` names
 * or to standard error. It holds no header, no body and no query, so nothing secret and nobody's data.
 *
 * @param faults takes in that the file cannot be written
 */
export function debugLog(env: NodeJS.ProcessEnv, faults: string[]): Log | undefined {
  if (env["PRINTIX_LOG"] !== "debug") return undefined;
  const file = env["PRINTIX_LOG_FILE"]?.trim();
  const write = file === undefined || file === "" ? writeToStandardError : writeTo(file, faults);
  return (entry) => {
    write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);
  };
}

function writeToStandardError(line: string): void {
  process.stderr.write(line);
}

/** One for each file: whoever reads the configuration again goes on with what is open, or broken. */
const writers = new Map<string, (line: string) => void>();

function writeTo(file: string, faults: string[]): (line: string) => void {
  const known = writers.get(file);
  if (known) return known;
  try {
    appendFileSync(file, "");
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "unknown";
    faults.push(`PRINTIX_LOG_FILE is ${file}, which cannot be written (${reason})`);
    return () => undefined;
  }
  let isBroken = false;
  const write = (line: string): void => {
    if (isBroken) return;
    try {
      appendFileSync(file, line);
    } catch (error) {
      // A full disk must not end a run in the midst of its changes.
      isBroken = true;
      process.stderr.write(`printix: the debug log ends here: ${String((error as Partial<Error>).message)}\n`);
    }
  };
  writers.set(file, write);
  return write;
}
