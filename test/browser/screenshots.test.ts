import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fill } from "./support/fill";
import { describeInBrowser, useBrowser, visit } from "./support/in-browser";

/** `SCREENSHOTS=1 npx jest --coverage=false test/browser/screenshots` renews those of the documentation. */
const isWritten = process.env["SCREENSHOTS"] === "1";

/** In bytes: what a page of documentation may weigh; a picture of nothing is far lighter. */
const most = 400_000;
const least = 20_000;

describeInBrowser("the documentation's picture of the dashboard", () => {
  useBrowser();

  it.each(["light", "dark"] as const)("is of the page as it is, in %s", async (colorScheme) => {
    const nowMs = Date.UTC(2030, 0, 15, 9, 41);
    const clock = { nowMs: () => nowMs, monotonicMs: () => nowMs };
    const window = { colorScheme, viewport: { width: 1280, height: 900 } };
    await visit({ sandbox: { clock }, window }, async ({ page, sandbox }) => {
      await fill(sandbox);
      await page.reload();
      await page.getByRole("status").filter({ hasText: "Live" }).waitFor();
      const picture = await page.screenshot({ fullPage: true });
      expect(picture.byteLength).toBeGreaterThan(least);
      expect(picture.byteLength).toBeLessThan(most);
      if (isWritten) writeFileSync(join(__dirname, `../../docs/dashboard-${colorScheme}.png`), picture);
    });
  });
});
