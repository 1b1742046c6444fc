import { hiddenCharacter } from "../../src";

describe("a character that may not stand in a name", () => {
  it.each([
    ["a zero-width space", "Ac\u200bme", "U+200B ZERO WIDTH SPACE", 3],
    ["a soft hyphen", "Ac\u00adme", "U+00AD SOFT HYPHEN", 3],
    ["a byte order mark", "\ufeffAcme", "U+FEFF ZERO WIDTH NO-BREAK SPACE", 1],
    ["a mark of direction", "Acme\u200e", "U+200E LEFT-TO-RIGHT MARK", 5],
    ["an Arabic one", "شركة\u061c", "U+061C ARABIC LETTER MARK", 5],
    ["an override", "Ac\u202eme", "U+202E", 3],
    ["a no-break space", "Acme\u00a0Co.", "U+00A0 NO-BREAK SPACE", 5],
    ["a narrow one", "Acme\u202fCo.", "U+202F NARROW NO-BREAK SPACE", 5],
    ["a figure space", "Acme\u2007Co.", "U+2007 FIGURE SPACE", 5],
    ["a word joiner", "Acme\u2060Co.", "U+2060 WORD JOINER", 5],
    ["a tab", "Acme\tCo.", "U+0009 TAB", 5],
    ["a line separator", "Acme\u2028Co.", "U+2028 LINE SEPARATOR", 5],
    ["a control of C1", "Acme\u0085", "U+0085", 5],
    ["a grapheme joiner", "Acme\u034f", "U+034F", 5],
    ["a Hangul filler", "\u3164", "U+3164", 1],
    ["a blank of braille", "Acme\u2800", "U+2800", 5],
    ["a private one", "Acme\ue000", "U+E000", 5],
    ["what is no character", "Acme\uffff", "U+FFFF", 5],
    ["half a character", "Acme\ud83d", "U+D83D", 5],
    ["a tag without its flag", "Acme\u{e0067}", "U+E0067", 5],
    ["a joiner between Latin letters", "Ac\u200dme", "U+200D ZERO WIDTH JOINER", 3],
    ["a non-joiner there", "Ac\u200cme", "U+200C ZERO WIDTH NON-JOINER", 3],
    ["a second one behind a letter that may have one", "می\u200c\u200cروم", "U+200C ZERO WIDTH NON-JOINER", 4],
    ["a joiner behind an emoji that nothing follows", "🖨\u200d", "U+200D ZERO WIDTH JOINER", 2],
    ["a selector behind a letter", "Acme\ufe0f", "U+FE0F", 5],
    ["a second selector", "❤\ufe0f\ufe0f", "U+FE0F", 3],
    ["what follows emoji, which are one character each", "🖨🖨\u200b", "U+200B ZERO WIDTH SPACE", 3],
  ])("is %s", (_what, text, codePoint, position) => {
    expect(hiddenCharacter(text)).toEqual({ codePoint, position });
  });

  it.each([
    ["nothing", ""],
    ["spaces and signs", "Acme C/O – Größe & “Söhne” ™ №"],
    ["an accent of its own", "Cafe\u0301"],
    ["Persian, which keeps letters apart", "می\u200cخواهم"],
    ["an abbreviation that joins", "ه\u200d"],
    ["Devanagari", "क्\u200dष"],
    ["Malayalam's old chillu", "അവന്\u200d"],
    ["Sinhala", "ශ්\u200dරී"],
    ["Arabic's own marks of numbers", "\u0600١٢"],
    ["a family", "👨\u200d👩\u200d👧"],
    ["a flag of many colours", "🏳\ufe0f\u200d🌈"],
    ["a person of a colour at work", "👩🏽\u200d💻"],
    ["a picture in colour", "Herz ❤\ufe0f"],
    ["a digit in its box", "1\ufe0f\u20e3"],
    ["the flag of a part of a country", "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}"],
    ["a Japanese name's own shape", "葛\u{e0100}城"],
    ["the ideographic space", "株式会社\u3000アクメ"],
    ["Mongolian, whose letters have several shapes", "ᠠ\u180b"],
  ])("is none of %s", (_what, text) => {
    expect(hiddenCharacter(text)).toBeUndefined();
  });
});
