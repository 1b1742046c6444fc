/**
 * One spelling for a name: composed (Unicode's NFC), as it is sent, read and compared. What people read as one text may be
 * written in several ways: é is one character, or an e and an accent.
 */
export function canonicalName(name: string): string {
  return name.normalize("NFC");
}

/** Whether two names are one text to whoever reads them. */
export function isSameName(one: string, other: string): boolean {
  return canonicalName(one) === canonicalName(other);
}
