import { ConfigError } from "./config-error";
import { settings } from "./settings";

const keys = Object.keys(settings).map((name) => `printix:${name}`);
const variables = Object.values(settings).map(({ variable }) => variable);

/** Read beside the settings: for the debug log, and by this project's own set-up. */
const others = ["PRINTIX_LOG", "PRINTIX_LOG_FILE", "PRINTIX_ENGINE_CACHE"];
/** Read by this project's tests alone. */
const ofTests = /^PRINTIX_(FUZZ|PROPERTY|SCHEMATHESIS|TESTS)_/;

/**
 * What is set and nobody reads: a mistyped `printix:maxCancel` must not be taken for a cap. A variable that is empty
 * counts as absent.
 *
 * @param setKeys whole keys of stack config; those of other namespaces are somebody else's
 */
export function unknownSettings(setKeys: Iterable<string>, env: NodeJS.ProcessEnv): string[] {
  return [...unknownKeys(setKeys), ...unknownVariables(env)];
}

/** For what reads no setting. @throws ConfigError for variables that nothing reads */
export function assertVariablesKnown(env: NodeJS.ProcessEnv): void {
  const faults = unknownVariables(env);
  if (faults.length > 0) throw new ConfigError(faults);
}

function unknownKeys(setKeys: Iterable<string>): string[] {
  return [...setKeys]
    .filter((key) => /^printix:/i.test(key) && !keys.includes(key))
    .map(
      (key) =>
        `${key} is not a setting. Did you mean ${nearest(key, keys)}? Remove it with \`pulumi config rm ${key}\`.`,
    );
}

function unknownVariables(env: NodeJS.ProcessEnv): string[] {
  const known = [...variables, ...others];
  return Object.entries(env)
    .filter(([name, value]) => /^PRINTIX_/i.test(name) && (value?.trim() ?? "") !== "")
    .map(([name]) => name)
    .filter((name) => !known.includes(asRead(name)) && !ofTests.test(name))
    .map(
      (name) => `${name} is not a setting. Did you mean ${nearest(name, known)}? Unset it, or give it another name.`,
    );
}

/** Windows knows variables in any case. */
function asRead(name: string): string {
  return process.platform === "win32" ? name.toUpperCase() : name;
}

function nearest(word: string, known: readonly string[]): string {
  const distance = (one: string): number => editDistance(word.toLowerCase(), one.toLowerCase());
  return known.reduce((best, other) => (distance(other) < distance(best) ? other : best));
}

/** How many letters have to be put in, taken out or changed (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [line, letter] of Array.from(from).entries()) {
    const before = row;
    row = [line + 1];
    for (const [column, other] of Array.from(to).entries()) {
      const changed = (before[column] ?? 0) + (letter === other ? 0 : 1);
      row.push(Math.min(changed, (before[column + 1] ?? 0) + 1, (row[column] ?? 0) + 1));
    }
  }
  return row.at(-1) ?? 0;
}
