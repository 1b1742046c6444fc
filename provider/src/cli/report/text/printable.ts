/** Controls, halves of characters, line separators, and the marks that reorder text: a reader could be shown another name. */
const hidden = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const maxCharacters = 200;

/** A value from outside on one line, with each character that nobody sees by its code point. */
export function printable(text: string): string {
  return text.replace(hidden, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same, cut: a name may be of any length. */
export function shortPrintable(text: string): string {
  // A character that is written by its code point takes more: the cut comes first, and bounds both.
  const characters = Array.from(text.slice(0, 2 * maxCharacters + 1));
  return characters.length > maxCharacters
    ? `${printable(characters.slice(0, maxCharacters).join(""))}…`
    : printable(text);
}
