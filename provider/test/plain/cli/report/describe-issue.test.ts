import { issueInHtml, issueInMarkdown, issueTitle } from "../../../../src/cli/report/text/describe-issue";
import { maxBytes } from "../../../../src/cli/report/text/room";
import { documentOf, findings } from "../drift/findings";
import { faultsOf } from "./markdown";

const hostile = "<script>|`x`|@everyone [a](https://evil.example)\n/close\u202e ";
const many = documentOf(
  Array.from({ length: 5000 }, () => ({ ...findings.unmanaged, tenantName: hostile })),
  { stacks: ["customers/dev", hostile], warnings: Array.from({ length: 500 }, () => hostile.repeat(9)) },
);

test("in Markdown it fits, is whole, and counts what is not shown", () => {
  const text = issueInMarkdown(many);
  expect(Buffer.byteLength(text)).toBeLessThan(maxBytes - 300);
  expect(faultsOf(text)).toEqual([]);
  const shown = text.match(/^\| unmanaged /gm)?.length ?? 0;
  expect(text).toContain(`and ${(5000 - shown).toLocaleString("en")} more, which \`pulumi-printix drift\` shows.`);
  expect(text).toContain("**500 warnings** of drift, which `pulumi-printix drift` shows.");
  expect(text).not.toMatch(/^\//m);
});

test("warnings are shown where there is room, as many as fit", () => {
  const warned = (count: number): string =>
    issueInMarkdown(documentOf([findings.missing], { warnings: Array.from({ length: count }, () => "w".repeat(190)) }));
  expect(warned(2)).toContain(`**2 warnings**\n\n- \`${"w".repeat(190)}\`\n`);
  expect(warned(2)).not.toContain("more, which");
  const shown = warned(500).match(/^- `w/gm)?.length ?? 0;
  expect(warned(500)).toContain(`\n\nand ${500 - shown} more, which \`pulumi-printix drift\` shows.`);
  expect(Buffer.byteLength(warned(500))).toBeLessThan(maxBytes - 300);
});

test("in HTML nothing of a name is markup, and 200 rows are enough", () => {
  const html = issueInHtml(many);
  expect(html.match(/<\/?\w+>/g)).toEqual(["<pre>", "</pre>"]);
  expect(html.match(/^unmanaged +none/gm)).toHaveLength(200);
  expect(html).toContain("and 4,800 more\n");
  expect(html).not.toMatch(/\u202e|\n\/close/);
});

test("a title is one line of what a forge takes", () => {
  expect(issueTitle(["customers/dev", "customers/prod"])).toBe("Printix drift in customers/dev, customers/prod");
  const long = issueTitle([`${hostile}😀`.repeat(99)]);
  expect(Array.from(long)).toHaveLength(200);
  expect(long).toMatch(/^Printix drift in <script>.*\\u\{a\}\/close\\u\{202e\} .*…$/);
});
