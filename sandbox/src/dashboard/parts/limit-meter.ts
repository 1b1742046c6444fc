import { html, type Content, type Html } from "../markup/html";

/** What is left of a limit. */
export interface LimitLeft {
  readonly label: string;
  readonly remaining: number;
  readonly limit: number;
  /** The amount in words. */
  readonly text: string;
}

/** More pieces than this cannot be told apart. */
const MOST_PIECES = 40;

/** How much is left: plenty, a fifth or less, or nothing. */
export function limitLevel({ remaining, limit }: Pick<LimitLeft, "remaining" | "limit">): "fine" | "low" | "out" {
  if (remaining <= 0) return "out";
  return remaining <= limit / 5 ? "low" : "fine";
}

/** A bar that empties. */
export function limitBar(left: LimitLeft): Html {
  const { remaining, limit } = left;
  const width = remaining <= 0 ? 0 : Math.min(100, (remaining / limit) * 100);
  return meter(left, html`<rect class="bar-left" width="${width.toFixed(2)}" height="10" />`);
}

/** A row of pieces, one for each request that may be sent at once; a bar, where they would be too many. */
export function limitPieces(left: LimitLeft): Html {
  const pieces = Math.floor(left.limit);
  if (pieces > MOST_PIECES) return limitBar(left);
  const step = 100 / pieces;
  const width = step - Math.min(1.5, step / 4);
  const piece = (_: unknown, index: number): Html =>
    html`<rect
      class="${index < left.remaining ? "bar-left" : "bar-gone"}"
      x="${(index * step).toFixed(2)}"
      width="${width.toFixed(2)}"
      height="10"
    />`;
  return meter(left, Array.from({ length: pieces }, piece), "is-pieces");
}

function meter(left: LimitLeft, content: Content, className = "is-whole"): Html {
  const { label, remaining, limit, text } = left;
  return html`<svg
    class="bar ${className} is-${limitLevel(left)}"
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
