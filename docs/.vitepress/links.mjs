import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

const docs = dirname(import.meta.dirname);

/** Where people read the repository's other files; nowhere, as long as package.json names no repository. */
function repositoryUrl() {
  const { repository } = JSON.parse(readFileSync(join(docs, "..", "package.json"), "utf8"));
  const url = typeof repository === "string" ? repository : repository?.url;
  return url?.replace(/^git\+/, "").replace(/\.git$/, "");
}

/**
 * The pages link to each other and to files of the repository, as GitHub has them. The site has the pages alone: a link to
 * another file goes to the repository, or stays plain text where that has no address.
 */
export function siteLinks(md) {
  const repository = repositoryUrl();
  md.core.ruler.push("site-links", ({ tokens, env }) => {
    // A page's title is parsed once more by itself, with no path.
    if (env.path === undefined) return;
    const page = env.path.slice(docs.length + 1);
    for (const { children } of tokens) {
      const open = [];
      for (const token of children ?? []) {
        if (token.type === "link_open") open.push(rewritten(token, page, repository));
        if (token.type === "link_close" && open.pop() === undefined) token.hidden = true;
      }
      children?.splice(0, children.length, ...children.filter(({ hidden }) => hidden !== true));
    }
  });
}

/** The link with the address that it has on the site; undefined where it has none, and is hidden. */
function rewritten(token, page, repository) {
  const href = token.attrGet("href");
  if (/^(\w+:|#)/.test(href)) return token;
  const [path, anchor] = href.split("#");
  const target = posix.join(posix.dirname(page), path);
  if (!existsSync(join(docs, target))) return token;
  const isPage = !target.startsWith("..") && target.endsWith(".md");
  if (isPage) {
    const site = `/${target.replace(/(^_index|(?<=\/)README)\.md$/, "index.md")}`;
    token.attrSet("href", anchor === undefined ? site : `${site}#${anchor}`);
    return token;
  }
  if (repository === undefined) {
    token.hidden = true;
    return undefined;
  }
  token.attrSet("href", `${repository}/blob/main/${posix.join("docs", target)}`);
  return token;
}

/** The registry and GitHub show a page's title from its front matter; so does the site, as a heading. */
export function readersTitle(md) {
  md.core.ruler.before("inline", "readers-title", ({ tokens, env, Token }) => {
    const { title, layout } = env.frontmatter ?? {};
    if (layout !== "package") return;
    const [open, text, close] = [
      new Token("heading_open", "h1", 1),
      new Token("inline", "", 0),
      new Token("heading_close", "h1", -1),
    ];
    Object.assign(text, { content: title, children: [], map: [0, 0] });
    tokens.unshift(open, text, close);
  });
}
