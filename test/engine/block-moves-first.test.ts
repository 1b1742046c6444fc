import { adapters, withEngineStack } from "../support/engine-stack";
import { requestKinds } from "../support/requests";

test.each(adapters)(
  "a block of the %s class that moves first, under cancel: the cap refuses until its state moves",
  (adapter) =>
    withEngineStack(
      async ({ declare, pulumi, succeed, sandbox }) => {
        const acme = { tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "cancel" };
        const globex = { ...acme, tenantName: "Globex", tenantDomain: "globex" };
        await declare({ acme, globex });
        await succeed("up", "--yes", "--skip-preview");
        await succeed("stack", "init", "europe");

        await declare({ globex });
        const creating = await pulumi(["preview", "--stack", "europe"]);
        expect(creating.output).toContain("[PRINTIX_DOMAIN_EXISTS]");
        sandbox.clearRequests();
        await declare({ acme });
        const preview = await succeed("preview", "--stack", "test");
        expect(preview.output).toContain("1 to delete");
        const capped = await pulumi(["up", "--yes", "--skip-preview", "--stack", "test"], { PRINTIX_MAX_CANCELS: "0" });
        expect(capped.status).not.toBe(0);
        expect(capped.output).toContain("[PRINTIX_MAX_CANCELS]");
        expect(requestKinds(sandbox)).toEqual([]);

        const type = adapter === "native" ? "printix:index:Tenant" : "pulumi-nodejs:dynamic/printix:Tenant";
        const urn = `urn:pulumi:test::engine-test::${type}::globex`;
        await succeed("state", "move", "--source", "test", "--dest", "europe", "--yes", urn);
        await succeed("preview", "--stack", "test", "--expect-no-changes");
        await declare({ globex });
        await succeed("preview", "--stack", "europe", "--expect-no-changes");
        expect(requestKinds(sandbox)).toEqual([]);
      },
      {},
      adapter,
    ),
);
