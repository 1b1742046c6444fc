import { startSandbox } from "printix-partner-sandbox";
import { describeInBrowser, useBrowser, visit } from "./support/in-browser";
import { PartnerApi } from "./support/partner-api";

describeInBrowser("the page while others work", () => {
  useBrowser();

  it("shows what happens, without a reload", async () => {
    await visit({}, async ({ page, sandbox }) => {
      await page.evaluate("window.isSamePage = true");
      sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
      await page.getByRole("rowheader", { name: "Acme" }).waitFor();
      sandbox.renameTenant(sandbox.tenants()[0]?.id ?? "", { tenantName: "Globex" });
      await page.getByRole("rowheader", { name: "Globex" }).waitFor();
      sandbox.setAccess("enterprise");
      await page.getByText("20 a second, 40 at once, 1,000,000 a day").waitFor();
      expect(await page.evaluate("window.isSamePage")).toBe(true);
    });
  });

  it("leaves alone what somebody types", async () => {
    await visit({}, async ({ page, sandbox }) => {
      const name = page.getByRole("textbox", { name: "Name", exact: true });
      await name.pressSequentially("Half a na");
      sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
      sandbox.setLimits({ burst: 3 });
      await page.getByRole("rowheader", { name: "Acme" }).waitFor();
      await page.keyboard.type("me");
      expect(await name.inputValue()).toBe("Half a name");
      expect(await page.getByLabel("At once").inputValue()).toBe("10");
    });
  });

  it("keeps the focus on the row it was on, when rows come and go above it", async () => {
    await visit({}, async ({ page, sandbox }) => {
      const [first, second] = ["Acme", "Globex"].map((tenantName) =>
        sandbox.createTenant({ tenantName, tenantDomain: tenantName.toLowerCase() }),
      );
      await page.reload();
      await page.locator(`#cancel-${second?.id ?? ""}`).focus();
      sandbox.removeTenant(first?.id ?? "");
      sandbox.createTenant({ tenantName: "Initech", tenantDomain: "initech" });
      await page.getByRole("rowheader", { name: "Initech" }).waitFor();
      expect(await page.getByRole("rowheader", { name: "Acme" }).count()).toBe(0);
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Cancel Globex?" }).waitFor();
    });
  });

  it("leaves the focus near by, when what had it is gone", async () => {
    await visit({}, async ({ page, sandbox }) => {
      const { id } = sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
      await page.reload();
      await page.locator(`#cancel-${id}`).focus();
      sandbox.removeTenant(id);
      await page.getByText("No tenants yet.").waitFor();
      expect(await page.locator(":focus").getAttribute("id")).toBe("tenants");
    });
  });

  it("keeps the newest request on top, and what is selected selected", async () => {
    await visit({}, async ({ page, sandbox }) => {
      const api = new PartnerApi(sandbox);
      const old = await api.list();
      await page.getByText(old.requestId).selectText();
      const { requestId } = await api.list();
      const rows = page.locator("#requests tbody tr");
      await rows.first().filter({ hasText: requestId }).waitFor();
      expect(await rows.count()).toBe(3);
      expect(await page.evaluate("getSelection().toString()")).toBe(old.requestId);
    });
  });

  it("can be paused, and says so", async () => {
    await visit({}, async ({ page, sandbox }) => {
      await page.getByRole("status").filter({ hasText: "Live" }).waitFor();
      await page.getByRole("button", { name: "Pause" }).click();
      await page.getByRole("status").filter({ hasText: "Paused" }).waitFor();
      sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
      await page.getByRole("button", { name: "Go on" }).click();
      await page.getByRole("rowheader", { name: "Acme" }).waitFor();
      await page.getByRole("status").filter({ hasText: "Live" }).waitFor();
    });
  });

  it("does not tell again what was done, nor send a form again, when it is reloaded", async () => {
    await visit({}, async ({ page, sandbox }) => {
      await page.getByRole("button", { name: "Enterprise" }).click();
      await page.getByText("The access state is now Enterprise.").waitFor();
      // The text is the server's; the address is changed by the page's script, which comes after it.
      await page.waitForURL(`${sandbox.url}/sandbox#access`);
      await page.reload();
      expect(await page.getByText("The access state is now").count()).toBe(0);
    });
  });
});

describeInBrowser("the page of a sandbox that is gone", () => {
  useBrowser();

  it("says so, and keeps what it shows", async () => {
    await visit({ mayComplain: true }, async ({ page, sandbox }) => {
      sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
      await page.getByRole("rowheader", { name: "Acme" }).waitFor();
      await sandbox.stop();
      await page.getByRole("status").filter({ hasText: "The sandbox does not answer" }).waitFor();
      expect(await page.getByRole("rowheader", { name: "Acme" }).count()).toBe(1);
    });
  });

  it("says that another one is there in its place, and shows nothing of that", async () => {
    await visit({ mayComplain: true }, async ({ page, sandbox }) => {
      await sandbox.stop();
      const another = await startSandbox({ port: Number(new URL(sandbox.url).port) });
      try {
        another.createTenant({ tenantName: "Somebody Else", tenantDomain: "another" });
        await page.getByRole("status").filter({ hasText: "The sandbox was started again" }).waitFor();
        expect(await page.getByText("Somebody Else").count()).toBe(0);
      } finally {
        await another.stop();
      }
    });
  });
});
