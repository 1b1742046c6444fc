import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { withExample } from "../support/example-program";
import type { ExportedResource } from "../support/engine-stack";
import { countOf } from "../support/requests";

const named = {
  acme: { tenantName: "Acme Co.", tenantDomain: "acme" },
  initech: { tenantName: "Initech GmbH", tenantDomain: "initech" },
  umbrella: { tenantName: "Umbrella Pty", tenantDomain: "umbrella" },
};

test("examples/adopt, copied out: what was there is managed, and nothing was created or cancelled", () =>
  withExample("adopt", async ({ sandbox, program, succeed, followReadme }) => {
    const there = Object.values(named).map((tenant) => sandbox.createTenant(tenant));
    sandbox.createTenant({ tenantName: "Stranger", tenantDomain: "stranger" });
    const before = sandbox.history();

    await followReadme();
    await succeed(program, "npx", "tsc");

    expect([countOf(sandbox, "POST tenants"), countOf(sandbox, "DELETE")]).toEqual([0, 0]);
    expect(sandbox.history()).toEqual(before);
    const { tenants } = parse(await readFile(join(program, "tenants.yaml"), "utf8")) as { tenants: object };
    expect(Object.keys(tenants).sort()).toEqual(["acme", "initech"]);
    const exported = JSON.parse((await succeed(program, "pulumi", "stack", "export")).stdout) as {
      deployment: { resources: ExportedResource[] };
    };
    const managed = exported.deployment.resources.filter(({ type }) => type.endsWith("printix:Tenant"));
    expect(managed.map(({ id, protect }) => [id, protect]).sort()).toEqual(there.map(({ id }) => [id, true]).sort());

    // A preview without the entry of one would end it, and fails.
    sandbox.clearRequests();
    await expect(succeed(program, "pulumi", "destroy")).rejects.toThrow("protected");
    expect(countOf(sandbox, "DELETE")).toBe(0);
  }));
