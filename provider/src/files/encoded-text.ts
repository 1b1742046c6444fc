/** The encoding of a text file, by its first bytes. "A mark" is a byte order mark. */
export type TextEncoding = "utf-8" | "utf-8 with a mark" | "utf-16le" | "utf-16be";

/** UTF-16 without a mark is known by the zero beside the first letter: every other byte of ASCII text is zero. */
export function encodingOf(bytes: Uint8Array): TextEncoding {
  const [first, second, third] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== undefined && first > 0 && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== undefined && second > 0)) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8 with a mark" : "utf-8";
}

/** The text of a file or a stream, however a shell has written it: PowerShell's `>` makes UTF-16 of it, or adds a mark. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  return new TextDecoder(encoding === "utf-8 with a mark" ? "utf-8" : encoding).decode(bytes);
}

/** The bytes of a text in an encoding. */
export function encodeText(text: string, encoding: TextEncoding): Buffer {
  if (encoding === "utf-8") return Buffer.from(text);
  const marked = `\uFEFF${text}`;
  if (encoding === "utf-8 with a mark") return Buffer.from(marked);
  const bytes = Buffer.from(marked, "utf16le");
  return encoding === "utf-16le" ? bytes : bytes.swap16();
}

/** A part of a URL, decoded; one that cannot be is taken as it stands. */
export function percentDecoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
