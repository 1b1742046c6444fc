import { describeHtml } from "../../../../src/cli/drift/describe-html";
import { codeSpan, describeMarkdown } from "../../../../src/cli/drift/describe-markdown";
import { describeText } from "../../../../src/cli/drift/describe-text";
import type { Finding } from "../../../../src/cli/drift/document";
import { tenantId } from "../../../acme";
import { documentOf, findings } from "./findings";

const all = documentOf(Object.values(findings));
const arrived: Finding = { ...findings.pending, tenantId };
const hostile = "<script>alert(1)</script>|`x`|\\|@everyone [a](http://evil.example) \"&'";
const hostileFinding = { ...findings.unmanaged, tenantName: hostile } as Finding;
const withIgnored = documentOf([], {
  ignored: [{ finding: findings.unmanaged, reason: "a <b> | c", rule: "drift-ignore.yaml:2" }],
  warnings: ["The name of `x` <b> @everyone"],
});

describe("for a terminal", () => {
  test("a table, what to do, and a last line", () => {
    const text = describeText(all);
    expect(text.split("\n").slice(0, 6)).toEqual([
      "CLASS                  STACK          NAME  TENANT     DOMAIN            FOUND",
      'protected-and-changed  customers/dev  acme  Acme Ltd.  acme.printix.net  name "Acme Co." → "Acme Ltd."',
      'changed                customers/dev  acme  Acme Ltd.  acme.printix.net  name "Acme Co." → "Acme Ltd.", domain "acme-old.printix.net" → "acme.printix.net"',
      `missing                customers/dev  acme  Acme Ltd.  acme.printix.net  not in the list: "${tenantId}"`,
      `unmanaged              none           none  Acme Ltd.  acme.printix.net  in no stack: "${tenantId}"`,
      "pending                customers/dev  acme  Acme Ltd.  acme.printix.net  not created yet",
    ]);
    expect(text).toContain("\nmissing: Look for it at Printix.");
    expect(text.trimEnd().split("\n").at(-1)).toBe(
      "Drift in customers/dev: 5 findings. 1 tenant in state, 1 in Printix's list, 0 findings ignored.",
    );
  });

  test("without drift, one line", () => {
    const document = documentOf([], { stacks: ["a/dev", "b/dev"] });
    expect(describeText(document)).toBe(
      "No drift in 2 stacks. 1 tenant in state, 1 in Printix's list, 0 findings ignored.\n",
    );
  });

  test("what arrived has its id, what is secret says so, and what is endless is cut", () => {
    const { tenantName: _name, tenantDomain: _domain, ...secret } = findings.missing as Finding & { class: "missing" };
    const endless = { ...findings.unmanaged, tenantName: "😀".repeat(5000) } as Finding;
    const text = describeText(documentOf([arrived, secret, endless]));
    expect(text).toContain(`at Printix already, not in state: "${tenantId}"`);
    expect(text).toMatch(/^missing .*\(secret\) +\(secret\) /m);
    expect(text).toContain(`${"😀".repeat(200)}…  acme`);
  });
});

describe("for a pull request", () => {
  test("a table, and what to do", () => {
    const lines = describeMarkdown(documentOf([findings.guarded])).split("\n");
    expect(lines.slice(0, 5)).toEqual([
      "### Drift in customers/dev: 1 finding",
      "",
      "| class | stack | name | tenant | domain | found |",
      "| --- | --- | --- | --- | --- | --- |",
      "| protected-and-changed | `customers/dev` | `acme` | `Acme Ltd.` | `acme.printix.net` | name `Acme Co.` → `Acme Ltd.` |",
    ]);
    expect(lines[6]).toMatch(/^- \*\*protected-and-changed\*\* differs at Printix/);
  });

  test("a name stays in its cell, as text", () => {
    const row = describeMarkdown(documentOf([hostileFinding]))
      .split("\n")
      .find((line) => line.startsWith("| unmanaged"));
    // As a table is cut into cells: a backslash takes its meaning from what follows it.
    expect(row?.match(/(?:\\.|[^|\\])+/g)).toHaveLength(6);
    const cell = /``.*?``(?!`)/.exec(row ?? "")?.[0] ?? "";
    expect(cell).toContain("<script>");
    expect(cell).toContain("@everyone [a](http://evil.example)");
    expect(row?.replace(cell, "")).not.toMatch(/[<@[]/);
  });

  test.each([
    ["Acme", "`Acme`"],
    ["", "(empty)"],
    ["   ", "(empty)"],
    ["a`b", "``a`b``"],
    ["`", "`` ` ``"],
    ["a``` `b", "````a``` `b````"],
    [" a", "`  a `"],
    ["a|b", "`a\\|b`"],
    ["a\\|b", "`a\\\\\\|b`"],
    ["a\\", "`a\\`"],
  ])("the code span of %j is %j", (text, span) => {
    expect(codeSpan(text)).toBe(span);
  });

  test("outside of a table a bar is a bar", () => {
    expect(codeSpan("a|b", false)).toBe("`a|b`");
    expect(describeMarkdown(documentOf([], { warnings: ["a|b"] }))).toContain("- `a|b`\n");
  });

  test("what is ignored is folded, a reason and a warning are text too", () => {
    const markdown = describeMarkdown(withIgnored);
    expect(markdown).toContain("### No drift in customers/dev\n");
    expect(markdown).toContain("<details><summary>Ignored</summary>\n\n| class |");
    expect(markdown).toContain("| `a <b> \\| c` | `drift-ignore.yaml:2` |");
    expect(markdown).toContain("- ``The name of `x` <b> @everyone``\n");
  });

  test("a long table is folded, and an endless one fits a comment", () => {
    const many = (count: number) =>
      describeMarkdown(documentOf(Array.from({ length: count }, () => findings.unmanaged)));
    expect(many(20)).not.toContain("<details>");
    expect(many(21)).toContain("<details><summary>All findings</summary>");
    const endless = many(5000);
    expect(endless.length).toBeLessThan(65_536);
    const shown = endless.split("\n").filter((line) => line.startsWith("| unmanaged")).length;
    expect(endless).toContain(`and ${5000 - shown} more, which \`--json\` shows.`);
  });
});

describe("as a page", () => {
  test("runs nothing, loads nothing, and shows a name as text", () => {
    const page = describeHtml(documentOf([hostileFinding]));
    expect(page).not.toMatch(/<script|<img|<link|<iframe|src=|href=|style="|\son\w+=|url\(|@import/i);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;|`x`|\\|@everyone");
    expect(page).toContain("&quot;&amp;&#39;");
    expect(page).toMatch(/Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[\w+/=]{44}'; /);
    expect(describeHtml(withIgnored)).toContain("<code>a &lt;b&gt; | c</code>");
    expect(describeHtml(withIgnored)).toContain("<li>The name of <code>x</code> &lt;b&gt; @everyone</li>");
  });

  test("has a title, a language, headed tables, and every element closed", () => {
    const page = describeHtml(all);
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain("<title>Drift in customers/dev: 5 findings</title>");
    expect(page).toContain('<time datetime="2026-11-24T02:00:00.000Z">');
    expect(page).toContain('<th scope="col" role="columnheader">class</th>');
    const open: string[] = [];
    for (const [, close, name = "", end] of page.matchAll(/<(\/?)([a-z]\w*)[^>]*?(\/?)>/g)) {
      if (name === "meta" || end === "/") continue;
      if (close === "/") expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });

  test("draws a bar for each class, as long as its share", () => {
    const page = describeHtml(documentOf([findings.missing, findings.missing, findings.pending]));
    const widths = [...page.matchAll(/<rect class="([\w-]+)"[^>]* width="(\d+)"/g)].map(([, name, width]) => [
      name,
      width,
    ]);
    expect(widths).toEqual([
      ["protected-and-changed", "0"],
      ["changed", "0"],
      ["missing", "190"],
      ["unmanaged", "0"],
      ["pending", "95"],
      ["ignored", "0"],
    ]);
    expect(page).toContain('role="img" aria-labelledby="chart-title chart-text"');
    expect(page).toContain("missing: 2, unmanaged: 0, pending: 1, ignored: 0</desc>");
  });
});
