/**
 * One spelling for a name: composed (Unicode's NFC). It is sent, read and compared like this. The same visible text may be
 * encoded in several ways: é is one character, or an e and an accent.
 */
export function canonicalName(name: string): string {
  return name.normalize("NFC");
}

/** Whether two names are the same visible text. */
export function isSameName(one: string, other: string): boolean {
  return canonicalName(one) === canonicalName(other);
}
