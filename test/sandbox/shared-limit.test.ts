import { createPartnerClient } from "printix-partner-sdk";
import { startSandbox } from "printix-partner-sandbox";
import { leaveOut } from "../support/left-out";
import { countOf } from "../support/requests";

/** As many as several pipelines of one partner may be. */
const clients = 4;
const all = 30;
const tenantsEach = process.env["CI"] === "true" ? all : 10;
if (tenantsEach < all)
  leaveOut(`${all - tenantsEach} of ${all} creations of each of ${clients} clients at one limit: CI=true runs all`);

test(`${clients} clients that know nothing of each other, on one limit: each of ${tenantsEach} creations ends well`, async () => {
  const sandbox = await startSandbox();
  try {
    const { partnerId, clientId, clientSecret, apiUrl, authUrl } = sandbox;
    const ends = Array.from({ length: clients }, async (_, client) => {
      const notices: string[] = [];
      const notice = (line: string): number => notices.push(line);
      const { tenants } = createPartnerClient({ partnerId, clientId, clientSecret, apiUrl, authUrl, notice });
      const names = Array.from({ length: tenantsEach }, (_, number) => `customer-${client}-${number}`);
      await Promise.all(names.map((name) => tenants.create({ tenantName: name, tenantDomain: name })));
      return notices.filter((line) => line.includes("others use this partner's limit too"));
    });
    const told = await Promise.all(ends);
    // Who of them is refused is chance; who is, is told once.
    expect(Math.max(...told.map((lines) => lines.length))).toBe(1);
    expect(sandbox.history()).toHaveLength(clients * tenantsEach);
    expect(countOf(sandbox, "POST tenants 200")).toBe(clients * tenantsEach);
    expect(countOf(sandbox, "POST tenants 429")).toBeGreaterThan(0);
  } finally {
    await sandbox.stop();
  }
}, 300_000);
