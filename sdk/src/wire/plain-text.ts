/** A longer text from a server is cut in a message. */
const maxLength = 500;

/** C0 and C1 controls, line separators, and the marks that reorder text: a terminal would act on them. */
const controls = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** A server's text with a space for each control character, so that a terminal does not act on it. */
export function withoutControls(text: string): string {
  return text.replace(controls, " ");
}

/** A server's text for a message: no control characters, one line, a limited length. */
export function plainText(text: string): string {
  const clean = withoutControls(text).replace(/ +/g, " ").trim();
  return clean.length > maxLength ? `${clean.slice(0, maxLength)}…` : clean;
}
