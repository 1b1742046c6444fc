import type { Sandbox } from "printix-partner-sandbox";
import type { Page } from "playwright-core";
import { leaveOut } from "../support/left-out";
import { violationsOf } from "./support/axe";
import { fill } from "./support/fill";
import { describeInBrowser, useBrowser, visit } from "./support/in-browser";

type Show = (page: Page, sandbox: Sandbox) => Promise<unknown>;

const submit = async (page: Page, button: string): Promise<void> => {
  await page.getByRole("button", { name: button }).click();
};

/** Each state that a page can be in. */
const states: [name: string, show: Show][] = [
  ["nothing in it yet", () => Promise.resolve()],
  [
    "much in it",
    async (page, sandbox) => {
      await fill(sandbox);
      await page.reload();
      await page.getByText("25 active tenants").waitFor();
    },
  ],
  [
    "the quota nearly used up",
    async (page, sandbox) => {
      await fill(sandbox);
      sandbox.setLimits({ dailyQuota: 50 });
      await page.reload();
    },
  ],
  [
    "the quota used up and no access",
    async (page, sandbox) => {
      await fill(sandbox);
      sandbox.setAccess("none");
      sandbox.setLimits({ dailyQuota: 1 });
      await page.reload();
      await page.getByText("The daily quota is used up.").waitFor();
    },
  ],
  [
    "another partner",
    async (page, sandbox) => {
      sandbox.addPartner({ partnerId: "partner-north", clientId: "north", clientSecret: "secret" });
      await page.reload();
      await page.getByRole("link", { name: "partner-north" }).click();
    },
  ],
  [
    "a search that finds nothing",
    async (page) => {
      await page.getByRole("searchbox").fill("nobody");
      await submit(page, "Search");
      await page.getByText("No tenant matches.").waitFor();
    },
  ],
  [
    "a tenant that is refused",
    async (page) => {
      await page.getByRole("textbox", { name: "Name", exact: true }).fill("Acme");
      await page.getByRole("textbox", { name: "Domain" }).fill("not a domain");
      await submit(page, "Create tenant");
      await page.getByText("This value must be a domain name").waitFor();
    },
  ],
  [
    "a fault that is refused",
    async (page) => {
      await page.getByText("More", { exact: true }).click();
      await page.getByLabel("Delay in ms").fill("5");
      await submit(page, "Inject the fault");
      await page.getByText("This must be left out").waitFor();
    },
  ],
  [
    "something that was just done",
    async (page) => {
      await submit(page, "+1 h");
      await page.getByText("The clock is moved.").waitFor();
    },
  ],
  ["a pause", (page) => submit(page, "Pause")],
  [
    "a tenant to rename",
    async (page, sandbox) => {
      const { id } = sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
      await page.goto(`${sandbox.url}/sandbox/tenants/${id}/rename`);
    },
  ],
  [
    "a tenant to cancel",
    async (page, sandbox) => {
      const { id } = sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
      await page.goto(`${sandbox.url}/sandbox/tenants/${id}/cancel`);
    },
  ],
  ["a tenant that is gone", (page, sandbox) => page.goto(`${sandbox.url}/sandbox/tenants/gone/cancel`)],
  [
    "no token",
    async (page, sandbox) => {
      await page.context().clearCookies();
      await page.goto(`${sandbox.url}/sandbox`);
      await page.getByText("Open the dashboard with the whole address").waitFor();
    },
  ],
];

const looks = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 1280 },
  { colorScheme: "light", width: 390 },
] as const;

const isPipeline = process.env["CI"] === "true";
if (!isPipeline) leaveOut("axe in the dark and on a phone: CI=true looks at all");

describeInBrowser("axe finds nothing wrong, in light and dark, on a desk and on a phone, with", () => {
  useBrowser();

  it.each(states)("%s", async (_state, show) => {
    await visit({ mayComplain: true }, async ({ page, sandbox }) => {
      await show(page, sandbox);
      for (const { colorScheme, width } of isPipeline ? looks : looks.slice(0, 1)) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        expect([colorScheme, width, await violationsOf(page)]).toEqual([colorScheme, width, []]);
        // Nothing is wider than the window but what scrolls by itself.
        expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
      }
    });
  });
});
