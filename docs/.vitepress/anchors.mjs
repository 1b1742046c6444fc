import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { slug } from "github-slugger";

/** A heading's anchor as GitHub makes it, so that one link is right at both places. */
export const slugs = (text) => slug(text);

/** Fails the build for a link to an anchor that its page does not have. Dead links are VitePress's own to find. */
export function refuseDeadAnchors({ outDir }) {
  const files = readdirSync(outDir, { recursive: true }).filter((file) => file.endsWith(".html"));
  const pages = files.map((file) => [file, readFileSync(join(outDir, file), "utf8")]);
  const anchors = new Set(
    pages.flatMap(([file, html]) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => `${file}#${id}`)),
  );
  const dead = pages.flatMap(([file, html]) =>
    [...html.matchAll(/ href="(?!\w+:)([^"#]*)#([^"]+)"/g)]
      .map(([, path, id]) => `${path === "" ? file : pageAt(path, file)}#${decodeURIComponent(id)}`)
      .filter((target) => !anchors.has(target))
      .map((target) => `  ${file}: ${target}`),
  );
  if (dead.length > 0) throw new Error(`dead anchors:\n${dead.join("\n")}`);
}

/** The file of the page at a path, seen from another page's file. */
function pageAt(path, from) {
  const page = posix.resolve("/", posix.dirname(from), path).slice(1);
  return page.endsWith(".html") ? page : posix.join(page, "index.html");
}
