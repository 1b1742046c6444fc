/** Longest text of a server's that is repeated to a person. */
const maxLength = 500;

/** C0 and C1 controls, line separators, and the marks that reorder text: what a terminal would act on. */
const controls = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** A server's text with each control character made a space, so that a terminal shows it and never obeys it. */
export function withoutControls(text: string): string {
  return text.replace(controls, " ");
}

/** A server's words for a message: no control characters, one line, not endless. */
export function plainText(text: string): string {
  const clean = withoutControls(text).replace(/ +/g, " ").trim();
  return clean.length > maxLength ? `${clean.slice(0, maxLength)}…` : clean;
}
