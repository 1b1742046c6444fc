/** Where settings come from, and how messages name them. */
export interface SettingSource<Name extends string> {
  /** All values of a setting, the most important one first. */
  said: (name: Name) => readonly (string | undefined)[];
  /** What a person calls it. */
  label: (name: Name) => string;
  /** How it is set, as the end of a sentence; absent if the label says it. */
  howToSet?: (name: Name) => string;
}

/** Reads settings of each kind, and collects what is wrong until all are read. */
export interface SettingReader<Name extends string> {
  readonly faults: string[];
  text: (name: Name) => string | undefined;
  /** Above zero. */
  positive: (name: Name) => number | undefined;
  /** Set in seconds, returned in milliseconds. */
  milliseconds: (name: Name) => number | undefined;
  /** A whole number from 0 on: the smaller one, if stack config and the variable both have one. */
  smallerCount: (name: Name) => number | undefined;
  /** 0 to 100. */
  percent: (name: Name) => number | undefined;
  flag: (name: Name) => boolean | undefined;
  /** One of the given words. */
  oneOf: <T extends string>(name: Name, words: readonly T[]) => T | undefined;
  /** A JSON list, as `pulumi config set --path` writes it, or words with commas between them. */
  list: (name: Name) => string[] | undefined;
  /** Notes a fault if the setting is not set. */
  required: (name: Name) => void;
  /** Notes a fault of a setting, with how to set it. */
  fault: (name: Name, what: string) => void;
}

export function createSettingReader<Name extends string>(source: SettingSource<Name>): SettingReader<Name> {
  const { label, howToSet } = source;
  const faults: string[] = [];

  /** An empty setting counts as not set: pipelines export empty variables for absent secrets. */
  const said = (name: Name): string[] =>
    source
      .said(name)
      .map((value) => value?.trim() ?? "")
      .filter(Boolean);

  const text = (name: Name): string | undefined => said(name)[0];

  const fault = (name: Name, what: string): void => {
    faults.push(`${label(name)} ${what}${howToSet ? ` (${howToSet(name)})` : ""}`);
  };

  const required = (name: Name): void => {
    if (text(name) !== undefined) return;
    faults.push(`${label(name)} is not set${howToSet ? `: use ${howToSet(name)}` : ""}`);
  };

  /** @param must ends a sentence that begins with "it" */
  function checked<T>(
    name: Name,
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
  const positive: SettingReader<Name>["positive"] = (name) =>
    checked(
      name,
      "must be a number above 0",
      numberWhere((value) => value > 0),
    );

  return {
    faults,
    text,
    required,
    fault,
    positive,
    milliseconds: (name) => {
      const value = positive(name);
      return value === undefined ? undefined : value * 1000;
    },
    smallerCount: (name) => {
      const isCount = numberWhere((value) => Number.isSafeInteger(value) && value >= 0);
      const counts = said(name).map((value) => checked(name, "must be a whole number, 0 or more", isCount, value));
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
