import { digest } from "../../shared/plan/digest";

/** What a text of ours is found by. It says nothing of the key, which may hold anything. */
export interface Marker {
  /** The hidden line that it begins with. */
  line: string;
  /** The same in a word, where a forge keeps no hidden line. */
  word: string;
}

/** @param kind a comment's and an issue's never meet @param key tells the texts of one repository apart */
export function markerOf(kind: "comment" | "drift", key: string): Marker {
  const short = digestOf(key);
  return { line: `<!-- pulumi-printix report: ${kind} ${short} -->`, word: `printix-${kind}-${short}` };
}

/** A short name of a text, of letters and digits alone. */
export function digestOf(text: string): string {
  return digest(text).slice(0, 16);
}

export function withMarker({ line }: Marker, text: string): string {
  return `${line}\n${text}`;
}

/** Only at its very beginning: further on it may be a tenant's name, or a quotation. */
export function hasMarker(body: string, { line }: Marker): boolean {
  return tidy(body).startsWith(`${line}\n`);
}

/** Whether two texts differ by their line ends at most: a forge may keep others, or none at the end. */
export function isSameText(one: string, other: string): boolean {
  return tidy(one) === tidy(other);
}

function tidy(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}
