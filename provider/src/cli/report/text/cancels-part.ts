import { whyOf } from "../../cancels/planned-cancels";
import { codeSpan } from "../../drift/describe-markdown";
import { valuePiece } from "./found-pieces";
import type { PlanChanges } from "./plan-changes";
import { printable } from "./printable";
import { bytesOf } from "./room";
import { tableOf, tableRow } from "./table";

type Cancels = PlanChanges["cancels"];

interface CancelsPart {
  text: string;
  /** How many are not in it. */
  leftOut: number;
}

const headings = ["stack", "name", "tenant", "domain", "why"];

/** Every cancel: as rows where they fit, else by its name alone. */
export function cancelsPart(cancels: Cancels, room: number): CancelsPart {
  const title = `#### Cancels: ${cancels.length.toLocaleString("en")}\n\n`;
  const table = title + tableOf(headings, cancels.map(rowOf));
  if (bytesOf(table) <= room) return { text: table, leftOut: 0 };
  const { text, leftOut } = namesOf(cancels, room - bytesOf(title + toNames));
  return { text: title + toNames + text, leftOut };
}

const toNames = "Too many for a table. The resources whose subscriptions end, by stack:\n\n";

function rowOf(cancel: Cancels[number]): string {
  const { stack, name, tenantName, tenantDomain } = cancel;
  return tableRow([
    ...[[{ value: stack }], [{ value: name }]],
    ...[[valuePiece(tenantName)], [valuePiece(tenantDomain)], [whyOf(cancel)]],
  ]);
}

/** A list item for each stack: one code span with the names in it, as many as fit. */
function namesOf(cancels: Cancels, room: number): CancelsPart {
  const byStack = new Map<string, string[]>();
  for (const { stack, name } of cancels) {
    const words = byStack.get(stack) ?? [];
    byStack.set(stack, words);
    words.push(oneWord(name));
  }
  let left = room;
  let shown = 0;
  const items: string[] = [];
  for (const [stack, words] of byStack) {
    const item = (count: number): string =>
      `- ${codeSpan(printable(stack), false)}: ${codeSpan(words.slice(0, count).join(" "), false)}\n`;
    const count = mostThatFit(words.length, (some) => bytesOf(item(some)) <= left);
    if (count === 0) break;
    items.push(item(count));
    left -= bytesOf(item(count));
    shown += count;
    if (count < words.length) break;
  }
  return { text: items.join("").trimEnd(), leftOut: cancels.length - shown };
}

/** A name in a list with spaces between: one that has spaces or quotes itself stands in quotes. */
export function oneWord(name: string): string {
  const word = printable(name);
  return /^[^\s"]+$/.test(word) ? word : JSON.stringify(word);
}

/** The largest count for which it fits; more never fit where fewer do not. */
function mostThatFit(most: number, fits: (count: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
