import { createPartnerClient } from "printix-partner-sdk";
import { startSandbox, type Sandbox } from "printix-partner-sandbox";

interface Limits {
  requestsPerSecond: number;
  burst: number;
}

/** The conventions' own, and less for a while; half a minute in all. */
const usual: Limits = { requestsPerSecond: 5, burst: 10 };
const between: Limits = { requestsPerSecond: 2, burst: 10 };

const requests = 100;

async function withSandbox(limits: Limits, run: (sandbox: Sandbox) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox(limits);
  try {
    await run(sandbox);
  } finally {
    await sandbox.stop();
  }
}

describe("a server that changes its limits under way", () => {
  it("refuses next to nothing, and every call is answered: 5/s, 2/s and 5/s again", async () => {
    await withSandbox(usual, async (sandbox) => {
      const ids = ["acme", "globex"].map((name) => sandbox.createTenant({ tenantName: name, tenantDomain: name }).id);
      const { partnerId, clientId, clientSecret, apiUrl, authUrl } = sandbox;
      const { tenants } = createPartnerClient({
        partnerId,
        clientId,
        clientSecret,
        apiUrl,
        authUrl,
        throttle: usual,
      });
      let answered = 0;
      const call = async (n: number): Promise<string[]> => {
        const [id = ""] = ids.slice(n % ids.length);
        const found = n % 3 === 0 ? (await tenants.list()).map((tenant) => tenant.id) : [(await tenants.get(id)).id];
        answered += 1;
        if (answered === 40) sandbox.setLimits(between);
        if (answered === 70) sandbox.setLimits(usual);
        expect(found).toEqual(n % 3 === 0 ? ids : [id]);
        return found;
      };
      await Promise.all(Array.from({ length: requests }, (_, n) => call(n)));

      const statuses = sandbox.requests().flatMap(({ path, status }) => (path === "/oauth/token" ? [] : [status]));
      expect(statuses.filter((status) => status === 429).length).toBeLessThanOrEqual(2);
      expect(statuses.filter((status) => status === 200)).toHaveLength(requests);
      expect(statuses.filter((status) => status !== 200 && status !== 429)).toEqual([]);
    });
  }, 120_000);

  it("is believed where it allows less than was configured", async () => {
    // The first request, alone, brings the server's word back; the rest keeps to it.
    await withSandbox({ requestsPerSecond: 20, burst: 5 }, async (sandbox) => {
      const { partnerId, clientId, clientSecret, apiUrl, authUrl } = sandbox;
      const throttle = { requestsPerSecond: 1000, burst: 1000 };
      const client = createPartnerClient({ partnerId, clientId, clientSecret, apiUrl, authUrl, throttle });
      await client.tenants.list();
      await Promise.all(Array.from({ length: 15 }, () => client.tenants.list()));
      const statuses = sandbox.requests().map(({ status }) => status);
      expect(statuses).toEqual(Array.from({ length: 17 }, () => 200));
    });
  }, 60_000);
});
