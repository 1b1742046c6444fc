import type { Locator, Page } from "playwright-core";
import { describeInBrowser, useBrowser, visit, type Visit } from "./support/in-browser";
import { PartnerApi } from "./support/partner-api";

/** With JavaScript the page shows by itself what has happened; without it, when it is loaded again. */
type Renew = (page: Page) => Promise<unknown>;

const ways: [name: string, javaScriptEnabled: boolean, renew: Renew][] = [
  ["with JavaScript", true, () => Promise.resolve()],
  ["without JavaScript", false, (page) => page.getByRole("link", { name: "Show what is new" }).click()],
];

describeInBrowser.each(ways)("the dashboard %s", (_name, javaScriptEnabled, renew) => {
  useBrowser();
  const journey = (look: (visit: Visit) => Promise<void>, mayComplain = false): Promise<void> =>
    visit({ window: { javaScriptEnabled }, mayComplain }, look);

  it("is entered by the token, which leaves the address", async () => {
    await journey(async ({ page, sandbox }) => {
      expect(page.url()).toBe(`${sandbox.url}/sandbox`);
      await page.getByRole("heading", { name: "Partner sandbox" }).waitFor();
      await page.goto(`${sandbox.url}/sandbox`);
      await page.getByRole("heading", { name: "Partner sandbox" }).waitFor();
    });
  });

  it("creates a tenant", async () => {
    await journey(async ({ page, sandbox }) => {
      await create(page, "Acme Co.", "acme");
      await page.getByRole("status").filter({ hasText: "Acme Co. is created." }).waitFor();
      await rowOf(page, "Acme Co.").getByText("acme.printix.net").waitFor();
      expect(sandbox.tenants()).toMatchObject([{ tenantName: "Acme Co.", tenantDomain: "acme.printix.net" }]);
    });
  });

  it("says next to the field what is wrong, and keeps what was typed", async () => {
    await journey(async ({ page, sandbox }) => {
      sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
      await create(page, "Acme again", "acme");
      const domain = page.getByRole("textbox", { name: "Domain" });
      await page.getByText("The tenant domain acme.printix.net is already in use.").waitFor();
      expect(await page.getByRole("textbox", { name: "Name", exact: true }).inputValue()).toBe("Acme again");
      expect(await domain.inputValue()).toBe("acme");
      expect(await page.locator(":focus").getAttribute("id")).toBe(await domain.getAttribute("id"));
      await domain.fill("acme-again");
      await page.getByRole("button", { name: "Create tenant" }).click();
      await rowOf(page, "Acme again").waitFor();
    }, true);
  });

  it("searches", async () => {
    await journey(async ({ page, sandbox }) => {
      for (const name of ["acme", "globex", "initech"]) {
        sandbox.createTenant({ tenantName: `${name} Ltd.`, tenantDomain: name });
      }
      await page.getByRole("searchbox").fill("GLOB");
      await page.getByRole("button", { name: "Search" }).click();
      await page.getByText('1 of 3 active tenants with "GLOB"').waitFor();
      expect(await page.getByRole("rowheader").allInnerTexts()).toEqual([expect.stringContaining("globex Ltd.")]);
      await page.getByRole("link", { name: "Show all" }).click();
      await rowOf(page, "initech Ltd.").waitFor();
    });
  });

  it("renames a tenant", async () => {
    await journey(async ({ page, sandbox }) => {
      sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
      await renew(page);
      await rowOf(page, "Acme").getByRole("link", { name: "Rename" }).click();
      await page.getByLabel("Name").fill("Acme Inc.");
      await page.getByRole("button", { name: "Rename" }).click();
      await page.getByRole("status").filter({ hasText: "Acme Inc. has its new name." }).waitFor();
      expect(sandbox.tenants()).toMatchObject([{ tenantName: "Acme Inc.", tenantDomain: "acme.printix.net" }]);
    });
  });

  it("asks before it cancels a tenant", async () => {
    await journey(async ({ page, sandbox }) => {
      sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
      sandbox.createTenant({ tenantName: "Globex", tenantDomain: "globex" });
      await renew(page);
      await rowOf(page, "Acme").getByRole("link", { name: "Cancel" }).click();
      await page.getByRole("heading", { name: "Cancel Acme?" }).waitFor();
      await page.getByRole("link", { name: "Keep it" }).click();
      await rowOf(page, "Acme").getByRole("link", { name: "Cancel" }).click();
      expect(sandbox.tenants()).toHaveLength(2);
      await page.getByRole("button", { name: "Cancel the tenant" }).click();
      await page.getByRole("status").filter({ hasText: "Acme is cancelled." }).waitFor();
      expect(sandbox.tenants().map(({ tenantName }) => tenantName)).toEqual(["Globex"]);
      expect(await rowOf(page, "Acme").count()).toBe(0);
    });
  });

  it("changes the access state, which the API heeds at once", async () => {
    await journey(async ({ page, sandbox }) => {
      const api = new PartnerApi(sandbox);
      await page.getByRole("button", { name: "Pro pilot" }).click();
      await page.getByText("10 a second, 20 at once, 200,000 a day").waitFor();
      expect((await api.list()).status).toBe(200);
      await page.getByRole("button", { name: "None" }).click();
      await page.getByText("no approved access").waitFor();
      expect((await api.list()).status).toBe(403);
      expect(await page.getByRole("button", { pressed: true }).innerText()).toBe("None");
    });
  });

  it("injects a fault, and shows the request that it hit with its status and id", async () => {
    await journey(async ({ page, sandbox }) => {
      const api = new PartnerApi(sandbox);
      await page.getByLabel("What goes wrong").selectOption({ label: "503 Service Unavailable" });
      await page.getByLabel("On which call").selectOption({ label: "Create tenant" });
      await page.getByRole("button", { name: "Inject the fault" }).click();
      await page.getByRole("listitem").filter({ hasText: "hit 0 of 1 time" }).waitFor();
      const refused = await api.create("Acme", "acme");
      expect(refused.status).toBe(503);
      expect((await api.create("Acme", "acme")).status).toBe(200);
      await renew(page);
      const row = page.getByRole("row").filter({ hasText: refused.requestId });
      await row.getByText("503 Service Unavailable").waitFor();
      await row.getByText("POST").waitFor();
      await page.getByRole("listitem").filter({ hasText: "hit 1 of 1 time" }).waitFor();
      await page.getByRole("button", { name: "Remove 503 Service Unavailable" }).click();
      await page.getByText("Nothing goes wrong on purpose.").waitFor();
      expect(sandbox.faults()).toEqual([]);
    });
  });

  it("shows the quota drain, down to nothing", async () => {
    await journey(async ({ page, sandbox }) => {
      const api = new PartnerApi(sandbox);
      await page.getByLabel("A day").fill("10");
      await page.getByRole("button", { name: "Set limits" }).click();
      const meter = page.getByRole("meter", { name: "Daily quota" });
      const bar = meter.locator(".bar-left");
      for (const [requests, left, width] of [
        [1, "9 of 10 requests left", "90.00"],
        [7, "2 of 10 requests left", "20.00"],
        [2, "0 of 10 requests left", "0.00"],
      ] as const) {
        for (let i = 0; i < requests; i++) expect((await api.list()).status).toBe(200);
        await renew(page);
        await page.locator(`[role=meter][aria-valuetext="${left}"]`).waitFor();
        expect(await bar.getAttribute("width")).toBe(width);
      }
      await page.getByText("The daily quota is used up.").waitFor();
      const { status, requestId } = await api.list();
      expect(status).toBe(429);
      await renew(page);
      await page.getByRole("row").filter({ hasText: requestId }).getByText("429 Too Many Requests").waitFor();
    });
  });
});

async function create(page: Page, name: string, domain: string): Promise<void> {
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await page.getByRole("textbox", { name: "Domain" }).fill(domain);
  await page.getByRole("button", { name: "Create tenant" }).click();
}

function rowOf(page: Page, tenantName: string): Locator {
  return page.getByRole("row").filter({ has: page.getByText(tenantName, { exact: true }) });
}
