/** One item of a RateLimit field: its name, and its numeric parameters. */
export interface LimitItem {
  name: string | undefined;
  /** A number without a name is found under `q`. */
  values: Readonly<Partial<Record<string, number>>>;
  /** What is counted (`qu`); if absent, requests are. */
  unit?: string;
}

/** No server's limits are longer than this; a longer header is not read. */
const longestHeader = 1000;

/** Reads `"burst";r=4;t=1`, `10;w=2` (which has no name), and `remaining=4`. */
export function readItems(header: string | undefined): LimitItem[] {
  const text = header ?? "";
  if (text === "" || text.length > longestHeader) return [];
  return text.split(",").map((part) => {
    const [head = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const values = Object.fromEntries([head, ...parameters].flatMap(readPair));
    const [unit] = parameters.flatMap((piece) => /^qu="([^"]*)"$/.exec(piece)?.[1] ?? []);
    const common = unit === undefined ? {} : { unit };
    const bare = /^\d{1,12}$/.test(head) ? Number(head) : undefined;
    if (bare !== undefined) return { name: undefined, values: { ...values, q: bare }, ...common };
    return { name: /^"(.*)"$/.exec(head)?.[1] ?? head.split("=")[0], values, ...common };
  });
}

function readPair(text: string): [string, number][] {
  const [, key, value] = /^([a-z]{1,20})=(\d{1,12})$/.exec(text) ?? [];
  return key === undefined ? [] : [[key, Number(value)]];
}
