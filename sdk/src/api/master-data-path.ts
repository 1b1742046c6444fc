/**
 * Why no request leads there: "Master Data is internal-only for public Partner API users", and "Keep Master Data partner
 * reads dark" (access model).
 */
export const whyNoMasterData = "Master Data is internal to Printix, and partners have no access to it (access model)";

/** No server decodes a path more often than this. */
const maxLayers = 8;

/**
 * Whether a path leads to Master Data, in any spelling: upper or lower case, with any sign between the words or none,
 * percent-encoded once or several times, in full-width letters. A segment that a later ".." removes counts as well: the
 * server, not this client, would remove it.
 */
export function isMasterDataPath(path: string): boolean {
  return decoded(path)
    .normalize("NFKC")
    .toLowerCase()
    .split(/[/\\]/)
    .some((segment) => segment.replace(/[^a-z0-9]/g, "").startsWith("masterdata"));
}

function decoded(path: string): string {
  let text = path;
  for (let layer = 0; layer < maxLayers; layer += 1) {
    const inner = text.replace(/(?:%[0-9a-f]{2})+/gi, decodedRun);
    if (inner === text) break;
    text = inner;
  }
  return text;
}

/** Bytes that are not UTF-8 are read one by one: a server may do so too. */
function decodedRun(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  }
}
