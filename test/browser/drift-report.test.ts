import { describeHtml } from "../../provider/src/cli/drift/describe-html";
import { documentOf, findings } from "../../provider/test/plain/cli/drift/findings";
import { violationsOf } from "./support/axe";
import { describeInBrowser, useBrowser, withPage } from "./support/in-browser";

const widest = { tenantName: "W".repeat(100), tenantDomain: `${"w".repeat(63)}.printix.net` };
const report = describeHtml(
  documentOf([...Object.values(findings), { ...findings.unmanaged, ...widest }], {
    stacks: [`customers/${"long-".repeat(12)}name`],
    ignored: [{ finding: findings.unmanaged, reason: "made by hand for a trade fair", rule: "drift-ignore.yaml:2" }],
    warnings: [`The tenant ${"9".repeat(80)} cannot be read.`],
  }),
);

/** Run in the page, which knows the types of a document and this file does not. */
const measured = `(() => {
  const { left } = document.querySelector("svg").getBoundingClientRect();
  const isOutside = (box) => box.left < left - 1 || box.right > innerWidth + 1;
  const wide = [document.documentElement, ...document.querySelectorAll(".scroll")];
  const words = [...document.querySelectorAll("td, code, li, dd, h1, text")];
  return {
    scrolled: Math.max(...wide.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)),
    outside: words.filter((word) => isOutside(word.getBoundingClientRect())).map(({ textContent }) => textContent),
    lowest: Math.min(...[...document.querySelectorAll("svg text")].map((text) => text.getBoundingClientRect().height)),
    label: getComputedStyle(document.querySelectorAll("td")[1], "::before").content,
  };
})()`;

interface Measured {
  scrolled: number;
  outside: string[];
  lowest: number;
  label: string;
}

describeInBrowser("the report of drift as a page", () => {
  useBrowser();

  it.each([
    ["a phone", 390, '"stack "'],
    ["a small phone", 320, '"stack "'],
    ["a desk", 1280, "none"],
  ])("scrolls nowhere to the side on %s, and each value is named by its column", async (_, width, label) => {
    await withPage({ window: { viewport: { width, height: 844 } } }, async (page) => {
      await page.setContent(report);
      const { lowest, ...sizes } = await page.evaluate<Measured>(measured);
      expect(sizes).toEqual({ scrolled: 0, outside: [], label });
      // In pixels: the words of the chart shrink with it.
      expect(lowest).toBeGreaterThan(10);
      expect(await page.getByRole("cell").count()).toBe(6 * 6 + 8);
      expect(await violationsOf(page)).toEqual([]);
    });
  });
});
