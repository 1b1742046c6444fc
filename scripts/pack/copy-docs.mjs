// npm runs this in a package before it packs it: whoever has the package has the pages that its messages name.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, posix } from "node:path";

const { localFolder } = createRequire(import.meta.url)("../common/local-folder.cjs");
const root = join(import.meta.dirname, "..", "..");
const target = process.cwd();

const ofClient = [
  ...["sdk.md", "access.md", "budget.md", "errors.md", "openapi.json"],
  ...["adr/0004-throttle.md", "adr/0014-one-budget.md"],
];

/** What each package has of docs/. */
const wanted = {
  "printix-partner-sdk": (page) => ofClient.includes(page),
  "pulumi-printix": (page) => page.endsWith(".md") && !page.startsWith("bench/"),
  "printix-partner-sandbox": () => false,
};

/** A link to what the package does not have would be dead: its words stay, and say where the rest is. */
function withLinksOf(pages, page, text) {
  return text.replaceAll(/!?\[([^\]]*)\]\(([^)\s]+)\)/g, (link, words, address) => {
    if (/^([a-z]+:|#)/.test(address)) return link;
    const [path] = address.split("#");
    return pages.includes(posix.join(posix.dirname(page), path)) ? link : `${words} (in the repository)`;
  });
}

/** In one step, and only where it changes something: another run may be packing the same folder. */
function write(file, text) {
  if (textOf(file) === text) return;
  const temporary = join(localFolder(root), `${process.pid}.page`);
  writeFileSync(temporary, text);
  mkdirSync(dirname(file), { recursive: true });
  renameSync(temporary, file);
}

function textOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** The files below a folder, as links write them. */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
}

const { name } = JSON.parse(readFileSync(join(target, "package.json"), "utf8"));
const docs = join(root, "docs");
const pages = filesIn(docs).filter(wanted[name]);
for (const page of pages) {
  const text = readFileSync(join(docs, page), "utf8");
  write(join(target, "docs", page), page.endsWith(".md") ? withLinksOf(pages, page, text) : text);
}
// A page that is no more. A folder of docs that is the package's own is left alone.
if (pages.length > 0) {
  for (const page of filesIn(join(target, "docs"))) if (!pages.includes(page)) rmSync(join(target, "docs", page));
}
write(join(target, "CHANGELOG.md"), readFileSync(join(root, "CHANGELOG.md"), "utf8"));
