import { html, type Content } from "../markup/html";

/** Longer parts of a path are ids. */
const LONGEST_WORD = 16;

/**
 * A path that is short for the eye alone, as all ids are on the page: it is found, copied and read out whole. What the
 * paths of the partner looked at have in common is nothing but an ellipsis.
 */
export function shortPath(path: string, partnerId: string): Content {
  const common = `/public/partners/${partnerId}`;
  if (!path.startsWith(`${common}/`)) return parts(path);
  return [html`<span class="id is-common" title="${common}">${common}</span>`, parts(path.slice(common.length))];
}

function parts(path: string): Content {
  return path.split("/").map((part, index) => {
    const slash = index > 0 && "/";
    return part.length > LONGEST_WORD
      ? html`${slash}<span class="id" title="${part}">${part}</span>`
      : html`${slash}${part}`;
  });
}
