import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { startSandbox, type Sandbox, type SandboxOptions } from "printix-partner-sandbox";
import { leaveOut } from "../../support/left-out";
import { findChromium } from "./chromium";

const executablePath = findChromium();

/** A suite that needs a browser: where the machine has none, its tests are reported as skipped. */
export const describeInBrowser = executablePath === undefined ? describe.skip : describe;
if (executablePath === undefined) leaveOut("the dashboard in a browser: there is no Chromium here");

let browser: Browser | undefined;

/** Starts Chromium once for the tests of a suite, with a new and empty profile, and nothing that calls home. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      headless: true,
      chromiumSandbox: false,
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  });
  afterAll(() => browser?.close());
}

export interface Visit {
  readonly page: Page;
  readonly sandbox: Sandbox;
}

export interface VisitOptions {
  readonly sandbox?: SandboxOptions;
  readonly window?: BrowserContextOptions;
  /** Whether the page may complain: of a status that the test is about. */
  readonly mayComplain?: boolean;
}

/** Opens the dashboard of a new sandbox in a new window; the page must not complain of anything. */
export async function visit(options: VisitOptions, look: (visit: Visit) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox(options.sandbox);
  try {
    await withPage(options, async (page) => {
      await page.goto(sandbox.dashboardUrl);
      await look({ page, sandbox });
    });
  } finally {
    await sandbox.stop();
  }
}

/** Opens an empty page in a new window; it must not complain of anything. */
export async function withPage(
  { window: options, mayComplain }: Pick<VisitOptions, "window" | "mayComplain">,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  if (browser === undefined) throw new Error("useBrowser() comes first");
  const window = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  try {
    const page = await window.newPage();
    const complaints: string[] = [];
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await look(page);
    if (mayComplain !== true) expect(complaints).toEqual([]);
  } finally {
    await window.close();
  }
}
