import { source, type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds wrong with the page as it is now: the rule and the elements, empty where nothing is. */
export async function violationsOf(page: Page): Promise<string[]> {
  // Not a script of the page, which its policy would forbid: it comes in as the debugger's own.
  await page.evaluate(source);
  const results = await page.evaluate<AxeResults>("axe.run()");
  return results.violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}
