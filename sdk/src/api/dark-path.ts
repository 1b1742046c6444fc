/**
 * Why no request leads there: "Master Data is internal-only for public Partner API users", and "Keep Master Data partner
 * reads dark" (access model).
 */
export const whyDark = "Master Data is internal to Printix and stays dark to partners (access model)";

/** More than any server decodes. */
const mostLayers = 8;

/**
 * Whether a path leads to Master Data, however it is written: in any case, with any sign between the words or none,
 * encoded once or several times, in letters of another width. Segments that dots take back count as well: what would
 * take them back is not ours.
 */
export function isDark(path: string): boolean {
  return decoded(path)
    .normalize("NFKC")
    .toLowerCase()
    .split(/[/\\]/)
    .some((segment) => segment.replace(/[^a-z0-9]/g, "").startsWith("masterdata"));
}

function decoded(path: string): string {
  let text = path;
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const inner = text.replace(/(?:%[0-9a-f]{2})+/gi, decodedRun);
    if (inner === text) break;
    text = inner;
  }
  return text;
}

/** What is no UTF-8 is read byte by byte: a server may do so too. */
function decodedRun(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  }
}
