const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A text as content or attribute of an HTML page, where nothing of it is markup. */
export function htmlText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** Our own words, in which backticks stand around code. */
export function htmlWords(words: string): string {
  return htmlText(words).replace(/`([^`]+)`/g, "<code>$1</code>");
}
