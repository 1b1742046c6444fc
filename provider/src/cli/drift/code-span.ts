/**
 * A value from outside in a Markdown table: as a code span, in which nothing is a link, a mention or HTML. A bar is
 * the one thing that a table acts on there too; a backslash before it must not take its escape away.
 */
export function codeSpan(text: string): string {
  if (text.trim() === "") return "(empty)";
  const runs = text.match(/`+/g)?.map(({ length }) => length) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs) + 1);
  const padding = /^[` ]|[` ]$/.test(text) ? " " : "";
  const escaped = text.replace(/\\*\|/g, (bars) => `${bars.slice(0, -1).repeat(2)}\\|`);
  return fence + padding + escaped + padding + fence;
}
