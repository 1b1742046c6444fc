import { tenantTypes } from "../support/adapters";
import type { Declared } from "../support/engine-stack";
import { engineTest } from "../support/engine-test";
import { countOf, requestKinds } from "../support/requests";

const acme = (changes: object = {}): Declared => ({
  acme: { tenantName: "Acme Co.", tenantDomain: "acme", ...changes },
});

engineTest(
  "under prevent, a change of the name fails at preview, and says whose it is",
  async ({ adapter, declare, pulumi, sandbox, seed }) => {
    await seed(acme());
    await declare(acme({ tenantName: "Acme Ltd." }));

    for (const command of [["preview"], ["up", "--yes", "--skip-preview"]]) {
      const { status, output } = await pulumi(command);
      expect(status).not.toBe(0);
      expect(output).toContain(
        `${tenantTypes[adapter]} resource 'acme': property tenantName value {Acme Ltd.} has a problem`,
      );
      expect(output).toContain('tenant "Acme Co." (acme.printix.net)');
      expect(output).toContain("[PRINTIX_PREVENTED]");
      expect(output).not.toMatch(/\n\s+at .*:\d+:\d+/);
    }
    expect(sandbox.requests()).toEqual([]);
  },
);

engineTest(
  "a policy that allows the replacement only in this very run does not allow it",
  async ({ declare, pulumi, sandbox, seed }) => {
    await seed(acme());
    await declare(acme({ tenantName: "Acme Ltd.", deletionPolicy: "cancel" }));
    const { status, output } = await pulumi(["preview"]);
    expect(status).not.toBe(0);
    expect(output).toContain("[PRINTIX_PREVENTED]");
    expect(countOf(sandbox, "DELETE")).toBe(0);
  },
);

engineTest(
  "under cancel, a change of the name replaces: the old tenant is cancelled first",
  async ({ adapter, declare, succeed, tenants, sandbox, seed }) => {
    await seed(acme({ deletionPolicy: "cancel" }));
    const old = (await tenants())["acme"]?.id;
    sandbox.clearRequests();
    await declare(acme({ deletionPolicy: "cancel", tenantName: "Acme Ltd." }));
    const { output } = await succeed("up", "--yes", "--skip-preview", "--diff");

    expect(output).toMatch(/~ tenantName\s*: "Acme Co\." => "Acme Ltd\."/);
    // A plugin says which properties differ, and the engine shows these; of a dynamic resource it shows all inputs.
    expect(/\n\s+tenantDomain\s*: /.test(output)).toBe(adapter === "dynamic");

    expect(requestKinds(sandbox)).toEqual([
      "POST token 200",
      "GET tenants 200",
      "DELETE tenant 204",
      "GET tenant 404",
      "POST tenants 200",
    ]);
    expect(sandbox.history().find(({ id }) => id === old)?.cancelledAt).toBeDefined();
    expect(sandbox.tenants().map(({ tenantName }) => tenantName)).toEqual(["Acme Ltd."]);
    expect((await tenants())["acme"]?.id).toBe(sandbox.tenants()[0]?.id);
  },
);

engineTest(
  "under prevent, a block that is gone fails preview and up, also when state alone was unprotected",
  async ({ declare, pulumi, succeed, tenants, sandbox, seed }) => {
    await seed(acme());
    await declare({});
    for (const command of [["preview"], ["up", "--yes", "--skip-preview"], ["destroy", "--yes"]]) {
      const { status, output } = await pulumi(command);
      expect(status).not.toBe(0);
      expect(output).toContain("protected");
    }

    await succeed("state", "unprotect", "--all", "--yes");
    const up = await pulumi(["up", "--yes", "--skip-preview"]);
    expect(up.status).not.toBe(0);
    expect(up.output).toContain('tenant "Acme Co." (acme.printix.net)');
    expect(up.output).toContain("[PRINTIX_PREVENTED]");
    expect(up.output).not.toMatch(/\n\s+at .*:\d+:\d+/);

    expect(countOf(sandbox, "DELETE")).toBe(0);
    expect(sandbox.tenants()).toHaveLength(1);
    expect(Object.keys(await tenants())).toEqual(["acme"]);
  },
);

engineTest(
  "under abandon, a block that is gone is forgotten without a call",
  async ({ declare, succeed, tenants, sandbox, seed }) => {
    await seed(acme({ deletionPolicy: "abandon" }));
    sandbox.clearRequests();
    await declare({});
    await succeed("up", "--yes", "--skip-preview");
    expect(await tenants()).toEqual({});
    expect(sandbox.requests()).toEqual([]);
    expect(sandbox.tenants()).toHaveLength(1);
  },
);

engineTest(
  "under cancel, a block that is gone sends exactly one cancel, and one look whether it was one",
  async ({ declare, succeed, tenants, sandbox, seed }) => {
    await seed(acme({ deletionPolicy: "cancel" }));
    sandbox.clearRequests();
    await declare({});
    await succeed("up", "--yes", "--skip-preview");
    expect(await tenants()).toEqual({});
    expect(requestKinds(sandbox)).toEqual(["POST token 200", "DELETE tenant 204", "GET tenant 404"]);
    expect(sandbox.tenants()).toEqual([]);
  },
);

engineTest(
  "a change of the policy alone is an update that sends nothing",
  async ({ declare, succeed, tenants, sandbox, seed }) => {
    await seed(acme());
    sandbox.clearRequests();
    await declare(acme({ deletionPolicy: "cancel" }));
    const { output } = await succeed("up", "--yes", "--skip-preview");
    expect(output).toContain("~ 1 updated");
    expect((await tenants())["acme"]).toMatchObject({ outputs: { deletionPolicy: "cancel" } });
    expect((await tenants())["acme"]?.protect ?? false).toBe(false);
    expect(sandbox.requests()).toEqual([]);
  },
);

engineTest(
  "the policy of the configuration holds for tenants that name none",
  async ({ declare, pulumi, succeed, tenants }) => {
    await succeed("config", "set", "printix:deletionPolicy", "cancel");
    await declare(acme());
    await succeed("up", "--yes", "--skip-preview");
    expect((await tenants())["acme"]).toMatchObject({ inputs: { deletionPolicy: "cancel" } });
    const { status } = await pulumi(["destroy", "--yes", "--skip-preview"]);
    expect(status).toBe(0);
  },
);
