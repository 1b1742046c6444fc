/** Markup that may be sent as it is. Only {@link html} makes it, so whatever came from outside is escaped. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may stand in markup: text is escaped, what is absent or false leaves nothing. */
export type Content = Html | string | number | false | undefined | readonly Content[];

/** A piece of markup; everything put into it is escaped, in text and in quoted attributes, but other markup. */
export function html(pieces: TemplateStringsArray, ...values: Content[]): Html {
  return new Html(String.raw({ raw: pieces }, ...values.map(textOf)));
}

/** An attribute without a value, there or not. */
export function attribute(name: "selected" | "autofocus" | "open", isThere: boolean): Html | false {
  return isThere && new Html(` ${name}`);
}

function textOf(value: Content): string {
  if (value === undefined || value === false) return "";
  if (value instanceof Html) return value.text;
  if (typeof value === "string" || typeof value === "number") return escaped(String(value));
  return value.map(textOf).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
