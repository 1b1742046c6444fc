/** A character that is not allowed in a name. */
export interface HiddenCharacter {
  /** Such as `U+200B`; with its Unicode name if it is a common one. */
  codePoint: string;
  /** Which character of the text it is, counted from 1. */
  position: number;
}

/**
 * Characters that cannot be seen, or look like others: controls, formats, private use, noncharacters, ignorable ones,
 * separators, and all spaces but the usual one and the ideographic one, which is as wide as a letter. U+2800 is a braille
 * pattern without a dot. The Arabic marks of numbers and abbreviations are formats that can be seen.
 */
const hidden =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Zs}\u2800]/u;
const seen = /[ \u3000\u0600-\u0605\u06dd\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u;

/** Scripts in which ZWNJ and ZWJ are part of the spelling: they separate or join letters (Unicode 16, 9.2, 12, 13). */
const joining = [
  ...["Arabic", "Syriac", "Nko", "Mongolian", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil"],
  ...["Telugu", "Kannada", "Malayalam", "Sinhala", "Khmer", "Myanmar", "Tibetan"],
];
const joined = joining.map((script) => `\\p{Script_Extensions=${script}}`).join("");

const emoji = "\\p{Extended_Pictographic}(?:[\\ufe0e\\ufe0f]|\\p{Emoji_Modifier})?";

/** Where a hidden character belongs to the visible one before it, and makes another letter or picture of it. */
const legitimate = new RegExp(
  [
    // The flag of a part of a country; a family, a flag of many colours; a digit in its box.
    "\\u{1f3f4}[\\u{e0020}-\\u{e007e}]+\\u{e007f}",
    `${emoji}(?:\\u200d${emoji})*`,
    "[0-9#*]\\ufe0f\\u20e3",
    // A variant of a letter, as in Japanese family names, or in Mongolian.
    "\\p{Script=Han}[\\ufe00-\\ufe0d\\u{e0100}-\\u{e01ef}]",
    "\\p{Script=Mongolian}[\\u180b-\\u180f]",
    `(?:(?![\\u200c\\u200d])[${joined}])[\\u200c\\u200d]`,
  ].join("|"),
  "gu",
);

/** Characters that copied text often contains. */
const names: ReadonlyMap<number, string> = new Map([
  [0x09, "TAB"],
  [0x0a, "LINE FEED"],
  [0x0d, "CARRIAGE RETURN"],
  [0xa0, "NO-BREAK SPACE"],
  [0xad, "SOFT HYPHEN"],
  [0x61c, "ARABIC LETTER MARK"],
  [0x2007, "FIGURE SPACE"],
  [0x2009, "THIN SPACE"],
  [0x200b, "ZERO WIDTH SPACE"],
  [0x200c, "ZERO WIDTH NON-JOINER"],
  [0x200d, "ZERO WIDTH JOINER"],
  [0x200e, "LEFT-TO-RIGHT MARK"],
  [0x200f, "RIGHT-TO-LEFT MARK"],
  [0x2028, "LINE SEPARATOR"],
  [0x202f, "NARROW NO-BREAK SPACE"],
  [0x2060, "WORD JOINER"],
  [0xfeff, "ZERO WIDTH NO-BREAK SPACE"],
]);

/** The first character of a text that is not allowed in a name; undefined if there is none. */
export function hiddenCharacter(text: string): HiddenCharacter | undefined {
  const kept = new Set<number>();
  for (const { 0: match, index } of text.matchAll(legitimate)) {
    for (let at = index; at < index + match.length; at += 1) kept.add(at);
  }
  let at = 0;
  for (const [index, character] of Array.from(text).entries()) {
    if (hidden.test(character) && !seen.test(character) && !kept.has(at)) {
      return { codePoint: described(character.codePointAt(0) ?? 0), position: index + 1 };
    }
    at += character.length;
  }
  return undefined;
}

function described(codePoint: number): string {
  const number = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
  const name = names.get(codePoint);
  return name === undefined ? number : `${number} ${name}`;
}
