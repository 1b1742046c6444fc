import type { Page } from "playwright-core";
import { describeInBrowser, useBrowser, visit } from "./support/in-browser";

/** More than the page has to tab through. */
const MOST_STEPS = 80;

interface Focused {
  readonly name: string;
  readonly outline: string;
  /** Nobody has tabbed there: a page that is just loaded, or the section that its address names, at its own time. */
  readonly isOfPage: boolean;
}

/** What has the focus: its words or its label, and how it shows that it has it. */
function focused(page: Page): Promise<Focused> {
  return page.evaluate<Focused>(`(() => {
    const element = document.activeElement;
    const label = element.labels?.[0]?.textContent ?? element.getAttribute("aria-label") ?? element.textContent;
    return { name: label.replaceAll(/\\s+/g, " ").trim(), outline: getComputedStyle(element).outlineStyle, isOfPage: element === document.body || element.matches(":target") };
  })()`);
}

/** Presses Tab until something of this name has the focus; each thing on the way must show that it has it. */
async function tabTo(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("load");
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (now.isOfPage) continue;
    expect([now.name, now.outline]).toEqual([now.name, expect.stringMatching(/^(?:solid|auto)$/)]);
    if (now.name === name) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

describeInBrowser.each([true, false])("the dashboard by keyboard alone, JavaScript %s", (javaScriptEnabled) => {
  useBrowser();

  it("creates, finds, renames and cancels a tenant, changes the access, and sets and removes a fault", async () => {
    await visit({ window: { javaScriptEnabled } }, async ({ page, sandbox }) => {
      await tabTo(page, "Name");
      await page.keyboard.type("Acme");
      await page.keyboard.press("Tab");
      await page.keyboard.type("acme");
      await page.keyboard.press("Enter");
      await page.getByText("Acme is created.").waitFor();

      await tabTo(page, "Search tenants by name, domain or id");
      await page.keyboard.type("acm");
      await page.keyboard.press("Enter");
      await page.getByText('1 of 1 active tenant with "acm"').waitFor();

      await tabTo(page, "Rename Acme");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Rename Acme" }).waitFor();
      await tabTo(page, "Name");
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type("Acme Inc.");
      await page.keyboard.press("Enter");
      await page.getByText("Acme Inc. has its new name.").waitFor();

      await tabTo(page, "Cancel Acme Inc.");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Cancel Acme Inc.?" }).waitFor();
      await tabTo(page, "Cancel the tenant");
      await page.keyboard.press("Space");
      await page.getByText("Acme Inc. is cancelled.").waitFor();
      expect(sandbox.tenants()).toEqual([]);

      await page.reload();
      await tabTo(page, "Pro pilot");
      await page.keyboard.press("Enter");
      await page.getByText("The access state is now Pro pilot.").waitFor();
      expect(sandbox.partners()[0]?.access).toBe("pro-pilot");

      await tabTo(page, "What goes wrong");
      await page.keyboard.press("ArrowDown");
      await tabTo(page, "Inject the fault");
      await page.keyboard.press("Enter");
      await page.getByText("The fault is set.").waitFor();
      expect(sandbox.faults()).toMatchObject([{ kind: "status", status: 503 }]);
      await tabTo(page, "Remove 503 Service Unavailable");
      await page.keyboard.press("Enter");
      await page.getByText("The fault is removed.").waitFor();

      await tabTo(page, "Leak private fields");
      await page.keyboard.press("Space");
      await page.getByRole("switch", { checked: true }).waitFor();
    });
  });

  it("has a way past what comes before the content, which shows when it is come to", async () => {
    await visit({ window: { javaScriptEnabled } }, async ({ page }) => {
      const skip = page.getByRole("link", { name: "Skip to the content" });
      const isInSight = async (): Promise<boolean> => ((await skip.boundingBox())?.y ?? -1) >= 0;
      expect(await isInSight()).toBe(false);
      await page.keyboard.press("Tab");
      expect((await focused(page)).name).toBe("Skip to the content");
      expect(await isInSight()).toBe(true);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      expect((await focused(page)).name).toBe("None");
    });
  });
});
