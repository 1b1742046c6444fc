/** One text of a query or form; empty where it is absent or there more than once. */
export function textIn(given: unknown, name: string): string {
  const value = (given as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof value === "string" ? value : "";
}

/** One number of a form; NaN where there is none, since an empty field is no 0. */
export function numberIn(body: unknown, name: string): number {
  const text = textIn(body, name).trim();
  return text === "" ? Number.NaN : Number(text);
}
