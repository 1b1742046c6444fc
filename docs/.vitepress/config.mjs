import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { defineConfig } from "vitepress";
import { refuseDeadAnchors, slugs } from "./anchors.mjs";
import { readersTitle, siteLinks } from "./links.mjs";

const commands = ["plan", "report", "import", "drift", "recover", "access", "tenants"];

/** The records of decisions, by their headings. */
function records() {
  const folder = join(dirname(import.meta.dirname), "adr");
  return readdirSync(folder).map((file) => {
    const [, text] = /^# (.+)$/m.exec(readFileSync(join(folder, file), "utf8")) ?? [];
    return { text, link: `/adr/${file.replace(/\.md$/, "")}` };
  });
}

export default defineConfig({
  title: "pulumi-printix",
  description: "Printix tenants as code: a provider for Pulumi",
  // The registry's name for the first page, and GitHub's for that of a folder.
  rewrites: { "_index.md": "index.md", "bench/README.md": "bench/index.md" },
  lastUpdated: false,
  markdown: {
    anchor: { slugify: slugs },
    config: (md) => {
      siteLinks(md);
      readersTitle(md);
    },
  },
  /** What the registry calls a page's layout is none of this site's. */
  transformPageData: ({ frontmatter }) => ({ frontmatter: { ...frontmatter, layout: "doc" } }),
  buildEnd: refuseDeadAnchors,
  themeConfig: {
    search: { provider: "local" },
    outline: [2, 3],
    sidebar: [
      {
        text: "Begin",
        items: [
          { text: "Overview", link: "/" },
          { text: "Installation and configuration", link: "/installation-configuration" },
          { text: "Try it", link: "/try-it" },
          { text: "Words", link: "/words" },
        ],
      },
      {
        text: "Resource",
        items: [
          { text: "printix.Tenant", link: "/tenant" },
          { text: "The native plugin", link: "/native" },
          { text: "Errors", link: "/errors" },
        ],
      },
      {
        text: "How to",
        items: [
          { text: "A customer leaves", link: "/how-to/offboarding" },
          { text: "A customer's name changes", link: "/how-to/rename" },
          { text: "A tenant moves to another stack", link: "/how-to/move-between-stacks" },
        ],
      },
      { text: "Commands", items: commands.map((name) => ({ text: `pulumi-printix ${name}`, link: `/${name}` })) },
      {
        text: "Many tenants",
        items: [
          { text: "What many tenants cost", link: "/scale" },
          { text: "Many stacks, one partner", link: "/many-stacks" },
          { text: "One budget for all", link: "/budget" },
          { text: "Pipelines", link: "/pipelines" },
          { text: "The benchmark", link: "/bench/" },
          { text: "Its results", link: "/bench/results" },
        ],
      },
      {
        text: "Behind it",
        items: [
          { text: "The SDK", link: "/sdk" },
          { text: "What is in the repository", link: "/repository" },
          { text: "What shows it", link: "/what-shows-it" },
          { text: "Dependencies", link: "/dependencies" },
        ],
      },
      { text: "Decisions", collapsed: true, items: records() },
    ],
  },
});
