/** A short name such as IT is part of many words: inside a word it is not redacted. Other scripts have no spaces between words. */
const wordPart = /^[\p{Script=Latin}\p{N}]{1,3}$/u;
const inWord = "[\\p{Script=Latin}\\p{N}_]";

/** Replaces every secret in a text, in upper or lower case, also in its encoded forms. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const shapes = secrets
    .flatMap(shapesOf)
    .filter((shape) => shape !== "")
    .sort((a, b) => b.length - a.length);
  if (shapes.length === 0) return (text) => text;
  // One pass, so that no secret is found in "[redacted]" itself.
  const pattern = new RegExp(shapes.map(asPattern).join("|"), "giu");
  return (text) => text.replace(pattern, "[redacted]");
}

export function redact(text: string, secrets: readonly string[]): string {
  return redactor(secrets)(text);
}

/** The secret as it is, in a form, in a URL, and in JSON; without spaces around it, which servers trim. */
function shapesOf(secret: string): string[] {
  const trimmed = secret.trim();
  const form = new URLSearchParams({ "": trimmed }).toString().slice(1);
  // Half of a surrogate pair cannot be percent-encoded.
  const whole = trimmed.replace(/[\ud800-\udfff]/gu, "\ufffd");
  return [trimmed, form, form.replaceAll("+", "%20"), encodeURIComponent(whole), JSON.stringify(trimmed).slice(1, -1)];
}

function asPattern(literal: string): string {
  const pattern = literal.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return wordPart.test(literal) ? `(?<!${inWord})${pattern}(?!${inWord})` : pattern;
}
