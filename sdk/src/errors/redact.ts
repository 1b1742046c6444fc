/** A name as short as IT is a part of many words: where it stands in one, it tells nothing. Other scripts need no spaces. */
const wordPart = /^[\p{Script=Latin}\p{N}]{1,3}$/u;
const inWord = "[\\p{Script=Latin}\\p{N}_]";

/** Replaces each of the secrets wherever it stands in a text, whatever its case, also where it was encoded on its way. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const shapes = secrets
    .flatMap(shapesOf)
    .filter((shape) => shape !== "")
    .sort((a, b) => b.length - a.length);
  if (shapes.length === 0) return (text) => text;
  // One pass, so that no secret is found in the mark of another.
  const pattern = new RegExp(shapes.map(asPattern).join("|"), "giu");
  return (text) => text.replace(pattern, "[redacted]");
}

export function redact(text: string, secrets: readonly string[]): string {
  return redactor(secrets)(text);
}

/** As it is, in a form, in a URL, and in JSON. Without the space around it, which servers trim. */
function shapesOf(secret: string): string[] {
  const trimmed = secret.trim();
  const form = new URLSearchParams({ "": trimmed }).toString().slice(1);
  // Half a character cannot be percent-encoded.
  const whole = trimmed.replace(/[\ud800-\udfff]/gu, "\ufffd");
  return [trimmed, form, form.replaceAll("+", "%20"), encodeURIComponent(whole), JSON.stringify(trimmed).slice(1, -1)];
}

function asPattern(literal: string): string {
  const pattern = literal.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return wordPart.test(literal) ? `(?<!${inWord})${pattern}(?!${inWord})` : pattern;
}
