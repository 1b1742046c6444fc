import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPartnerClient, type PartnerClient } from "printix-partner-sdk";
import { startSandbox } from "printix-partner-sandbox";
import { countOf } from "../support/requests";
import { startRedis } from "../support/servers/redis";
import { hasServer } from "../support/servers/server-program";

const clients = 4;
const tenantsEach = 8;

/** A place for a budget, and how to take it away again. */
type Place = () => Promise<{ budget: string; caFile?: string; end: () => Promise<void> }>;

const inFile: Place = async () => {
  const folder = await mkdtemp(join(tmpdir(), "printix-budget-"));
  return { budget: `file:${join(folder, "budget.db")}`, end: () => rm(folder, { recursive: true }) };
};
const inRedis =
  (options: Parameters<typeof startRedis>[0]): Place =>
  async () => {
    const redis = await startRedis(options);
    const { url, caFile } = redis;
    return { budget: url, ...(caFile !== undefined && { caFile }), end: () => redis.stop() };
  };

const withRedis = hasServer("redis")
  ? ([
      ["Redis", inRedis({})],
      ["Redis with TLS, a user and a password", inRedis({ isTls: true, user: "budget", password: "p@ss word/1" })],
    ] as const)
  : [];

describe.each<readonly [string, Place]>([["a file", inFile], ...withRedis])("a budget in %s", (_, place) => {
  it(`lets ${clients} clients create ${tenantsEach} tenants each, and none is refused`, async () => {
    const { budget, caFile, end } = await place();
    const sandbox = await startSandbox();
    const all: PartnerClient[] = [];
    try {
      const { partnerId, clientId, clientSecret, apiUrl, authUrl } = sandbox;
      const options = {
        partnerId,
        clientId,
        clientSecret,
        apiUrl,
        authUrl,
        budget,
        ...(caFile !== undefined && { caFile }),
      };
      const ends = Array.from({ length: clients }, async (_, client) => {
        const one = createPartnerClient(options);
        all.push(one);
        const names = Array.from({ length: tenantsEach }, (_, number) => `customer-${client}-${number}`);
        await Promise.all(names.map((name) => one.tenants.create({ tenantName: name, tenantDomain: name })));
      });
      await Promise.all(ends);
      expect(countOf(sandbox, "POST tenants 200")).toBe(clients * tenantsEach);
      expect(countOf(sandbox, "POST tenants 429")).toBe(0);
      expect(countOf(sandbox, "POST token")).toBe(1);
    } finally {
      await Promise.all(all.map((one) => one.close()));
      await sandbox.stop();
      await end();
    }
  }, 60_000);
});
