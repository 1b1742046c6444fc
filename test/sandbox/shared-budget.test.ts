import { createPartnerClient, type PartnerClient } from "printix-partner-sdk";
import { startSandbox } from "printix-partner-sandbox";
import { budgetPlaces, placeInRedis } from "../support/budget-places";
import { countOf } from "../support/requests";
import { hasServer } from "../support/servers/server-program";

const clients = 4;
const tenantsEach = 8;

const places = [
  ...budgetPlaces,
  ...(hasServer("redis")
    ? ([
        [
          "Redis with TLS, a user and a password",
          placeInRedis({ isTls: true, user: "budget", password: "p@ss word/1" }),
        ],
      ] as const)
    : []),
];

describe.each(places)("a budget in %s", (_, place) => {
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
