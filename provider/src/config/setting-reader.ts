import { howToSet, settings, type SettingName } from "./settings";

/** Looks a setting up in stack config, by its name without `printix:`. */
export type StackConfig = (name: SettingName) => string | undefined;

/** Reads settings of each kind, and keeps what is wrong with them until all are read. */
export interface SettingReader {
  readonly faults: string[];
  text: (name: SettingName) => string | undefined;
  /** Above zero. */
  positive: (name: SettingName) => number | undefined;
  /** In milliseconds, of what is set in seconds. */
  milliseconds: (name: SettingName) => number | undefined;
  /** A whole number, zero included: the smaller one where stack config and the variable both say one. */
  smallerCount: (name: SettingName) => number | undefined;
  /** 0 to 100. */
  percent: (name: SettingName) => number | undefined;
  flag: (name: SettingName) => boolean | undefined;
  /** One of some words. */
  oneOf: <T extends string>(name: SettingName, words: readonly T[]) => T | undefined;
  /** A JSON list, as `pulumi config set --path` writes it, or words with commas between them. */
  list: (name: SettingName) => string[] | undefined;
  /** Notes a fault of a setting, with how to set it. */
  fault: (name: SettingName, what: string) => void;
}

/** Reads stack config first, then the variables. */
export function createSettingReader(stackConfig: StackConfig, env: NodeJS.ProcessEnv): SettingReader {
  const faults: string[] = [];

  /** A setting that is set to nothing counts as not set: pipelines export empty variables for absent secrets. */
  const said = (name: SettingName): string[] =>
    [stackConfig(name), env[settings[name].variable]].map((value) => value?.trim() ?? "").filter(Boolean);

  const text = (name: SettingName): string | undefined => said(name)[0];

  const fault = (name: SettingName, what: string): void => {
    faults.push(`printix:${name} ${what} (${howToSet(name)})`);
  };

  /** @param must ends a sentence that begins with "it" */
  function checked<T>(
    name: SettingName,
    must: string,
    read: (value: string) => T | undefined,
    value = text(name),
  ): T | undefined {
    if (value === undefined) return undefined;
    const result = read(value);
    if (result === undefined) fault(name, `is "${value}": it ${must}`);
    return result;
  }

  const numberWhere =
    (isRight: (value: number) => boolean) =>
    (value: string): number | undefined =>
      isRight(Number(value)) ? Number(value) : undefined;
  const positive: SettingReader["positive"] = (name) =>
    checked(
      name,
      "must be a number above 0",
      numberWhere((value) => value > 0),
    );

  return {
    faults,
    text,
    fault,
    positive,
    milliseconds: (name) => {
      const value = positive(name);
      return value === undefined ? undefined : value * 1000;
    },
    smallerCount: (name) => {
      const isCount = numberWhere((value) => Number.isSafeInteger(value) && value >= 0);
      const counts = said(name).map((value) => checked(name, "must be a whole number from 0 on", isCount, value));
      const known = counts.filter((count) => count !== undefined);
      return known.length === 0 ? undefined : Math.min(...known);
    },
    percent: (name) =>
      checked(
        name,
        "must be a number from 0 to 100",
        numberWhere((value) => value >= 0 && value <= 100),
      ),
    flag: (name) =>
      checked(name, "must be true or false", (value) =>
        value === "true" || value === "false" ? value === "true" : undefined,
      ),
    oneOf: (name, words) =>
      checked(name, `must be ${wordList(words)}`, (value) => words.find((word) => word === value)),
    list: (name) => checked(name, 'must be a list, such as "a,b" or ["a", "b"]', listOf),
  };
}

/** `a, b or c`. */
function wordList(words: readonly string[]): string {
  return [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(" or ");
}

function listOf(value: string): string[] | undefined {
  const words = value.startsWith("[") ? jsonList(value) : value.split(",");
  const kept = words?.map((word) => word.trim()).filter((word) => word !== "");
  return kept && kept.length > 0 ? kept : undefined;
}

function jsonList(value: string): string[] | undefined {
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) && parsed.every((word) => typeof word === "string") ? parsed : undefined;
  } catch {
    return undefined;
  }
}
