import { html, type Content, type Html } from "../markup/html";

/** What is left of a limit. */
export interface Drain {
  readonly label: string;
  readonly remaining: number;
  readonly limit: number;
  /** The amount in words. */
  readonly text: string;
}

/** More pieces than this cannot be told apart. */
const MOST_PIECES = 40;

/** How much is left: plenty, a fifth or less, or nothing. */
export function drainLevel({ remaining, limit }: Pick<Drain, "remaining" | "limit">): "fine" | "low" | "out" {
  if (remaining <= 0) return "out";
  return remaining <= limit / 5 ? "low" : "fine";
}

/** A bar that empties. */
export function drainBar(drain: Drain): Html {
  const { remaining, limit } = drain;
  const width = remaining <= 0 ? 0 : Math.min(100, (remaining / limit) * 100);
  return meter(drain, html`<rect class="bar-left" width="${width.toFixed(2)}" height="10" />`);
}

/** A row of pieces, one for each request that may be sent at once; a bar, where they would be too many. */
export function drainPieces(drain: Drain): Html {
  const pieces = Math.floor(drain.limit);
  if (pieces > MOST_PIECES) return drainBar(drain);
  const step = 100 / pieces;
  const width = step - Math.min(1.5, step / 4);
  const piece = (_: unknown, index: number): Html =>
    html`<rect
      class="${index < drain.remaining ? "bar-left" : "bar-gone"}"
      x="${(index * step).toFixed(2)}"
      width="${width.toFixed(2)}"
      height="10"
    />`;
  return meter(drain, Array.from({ length: pieces }, piece), "is-pieces");
}

function meter(drain: Drain, content: Content, className = "is-whole"): Html {
  const { label, remaining, limit, text } = drain;
  return html`<svg
    class="bar ${className} is-${drainLevel(drain)}"
    viewBox="0 0 100 10"
    preserveAspectRatio="none"
    role="meter"
    aria-label="${label}"
    aria-valuemin="0"
    aria-valuemax="${limit}"
    aria-valuenow="${Math.min(limit, Math.max(0, remaining))}"
    aria-valuetext="${text}"
  >
    ${content}
  </svg>`;
}
