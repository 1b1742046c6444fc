import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withEngineStack, type Declared } from "../support/engine-stack";
import { highLimits, printixCommand } from "../support/crash";
import { countOf, requestKinds } from "../support/requests";

const acme = { tenantName: "Acme Co.", tenantDomain: "acme" };
const globex = { tenantName: "Globex", tenantDomain: "globex" };
const off = { PRINTIX_PREVIEW_CHECKS: "false" };
const cancelled = (tenant: object): Declared[string] => ({ ...acme, ...tenant, deletionPolicy: "cancel" });

test("a new tenant whose domain is ours already fails at preview, and is adopted where the program says so", () =>
  withEngineStack(async ({ declare, pulumi, succeed, tenants, sandbox }) => {
    const { id } = sandbox.createTenant({ tenantName: "Acme Co.", tenantDomain: "acme" });
    await declare({ acme, globex });
    const { status, output } = await pulumi(["preview"]);
    expect({ status, output }).not.toMatchObject({ status: 0 });
    expect(output).toContain(`"Acme Co.", id ${id}`);
    expect(output).toContain("[PRINTIX_DOMAIN_EXISTS]");
    // Both tenants are new: they share the list.
    expect(requestKinds(sandbox)).toEqual(["POST token 200", "GET tenants 200"]);
    expect((await pulumi(["preview"], off)).status).toBe(0);

    await declare({ acme: { ...acme, adoptExisting: true }, globex });
    const preview = await succeed("preview");
    expect(preview.output).toContain(`"Acme Co." (acme.printix.net) exists, id ${id}: it is adopted, not created`);
    await succeed("up", "--yes", "--skip-preview");
    expect((await tenants())["acme"]?.id).toBe(id);
    expect(sandbox.history()).toHaveLength(2);
    await succeed("preview", "--expect-no-changes");
  }, highLimits));

test("one domain declared twice fails at preview, whoever adopts, and both are named", () =>
  withEngineStack(async ({ declare, pulumi, sandbox }) => {
    sandbox.createTenant({ tenantName: "Acme Co.", tenantDomain: "acme" });
    const twin = { tenantName: "Acme Twin", tenantDomain: "acme.printix.net" };
    for (const adoptExisting of [false, true]) {
      await declare({ acme: { ...acme, adoptExisting }, twin: { ...twin, adoptExisting } });
      const { status, output } = await pulumi(["preview"], off);
      expect({ status, output }).not.toMatchObject({ status: 0 });
      expect(output).toMatch(
        /"Acme (Co\.|Twin)" \(acme\.printix\.net\).*::(acme|twin)\b[^]*\[PRINTIX_DECLARED_TWICE\]/,
      );
    }
    expect(countOf(sandbox, "POST tenants")).toBe(0);
  }, highLimits));

test("a partner that is not allowed fails before the first call", () =>
  withEngineStack(async ({ declare, pulumi, sandbox }) => {
    await declare({ acme });
    const { status, output } = await pulumi(["up", "--yes", "--skip-preview"], {
      PRINTIX_ALLOWED_PARTNER_IDS: "another",
    });
    expect({ status, output }).not.toMatchObject({ status: 0 });
    expect(output).toContain("printix:allowedPartnerIds allows only another");
    expect(requestKinds(sandbox)).toEqual([]);
  }, highLimits));

test("a tenant that was renamed at Printix is not cancelled by a program that follows: refresh comes first", () =>
  withEngineStack(async ({ declare, pulumi, succeed, tenants, sandbox }) => {
    await declare({ acme: cancelled(acme) });
    await succeed("up", "--yes", "--skip-preview");
    const id = (await tenants())["acme"]?.id ?? "";
    for (const renamed of [{ tenantName: "Acme Ltd." }, { tenantName: "Acme Inc.", tenantDomain: "acme-inc" }]) {
      sandbox.renameTenant(id, renamed);
      await declare({ acme: cancelled(renamed) });
      for (const command of [["preview"], ["up", "--yes", "--skip-preview"]]) {
        const { status, output } = await pulumi(command);
        expect({ status, output }).not.toMatchObject({ status: 0 });
        expect(output).toContain(`id ${id}`);
        expect(output).toContain("[PRINTIX_SUCCESSOR_EXISTS]");
      }
      await succeed("refresh", "--yes");
      expect((await succeed("preview")).output).toContain("~ 1 to update");
      await succeed("up", "--yes");
      await succeed("preview", "--expect-no-changes");
      expect((await tenants())["acme"]?.id).toBe(id);
    }
    expect([countOf(sandbox, "DELETE tenant"), countOf(sandbox, "POST tenants")]).toEqual([0, 1]);
  }, highLimits));

test("a rename at Printix that a refresh has seen is not undone, by a cancel, for a program that has not changed", () =>
  withEngineStack(async ({ declare, pulumi, succeed, tenants, sandbox }) => {
    await declare({ acme: cancelled(acme) });
    await succeed("up", "--yes", "--skip-preview");
    const id = (await tenants())["acme"]?.id ?? "";
    sandbox.renameTenant(id, { tenantName: "Acme Ltd." });
    const refused = async (...command: string[]): Promise<void> => {
      const { status, output } = await pulumi(command);
      expect({ status, output }).not.toMatchObject({ status: 0 });
      expect(output).toMatch(/tenant "Acme Ltd\." \(acme\.printix\.net\)[^]*\[PRINTIX_RENAMED\]/);
    };
    await refused("up", "--refresh", "--yes", "--skip-preview");
    await succeed("refresh", "--yes");
    sandbox.moveBilling();
    await succeed("refresh", "--yes", "--expect-no-changes");
    await refused("preview");
    await refused("up", "--yes", "--skip-preview");
    // Nor for one that follows with a slip, or changes its policy.
    await declare({ acme: cancelled({ tenantName: "Acme Ltd" }) });
    await refused("up", "--yes", "--skip-preview");
    await declare({ acme: { ...acme, deletionPolicy: "abandon" } });
    await refused("up", "--yes", "--skip-preview");
    await declare({ acme: cancelled({ ...acme, opts: { ignoreChanges: ["*"] } }) });
    await succeed("preview");
    await declare({ acme: cancelled(acme) });
    expect([countOf(sandbox, "DELETE tenant"), countOf(sandbox, "POST tenants")]).toEqual([0, 1]);

    // What the message says: back at Printix, or forth in the program; and from then on a change is one again.
    sandbox.renameTenant(id, { tenantName: "Acme Co." });
    await succeed("refresh", "--yes");
    await succeed("preview", "--expect-no-changes");
    sandbox.renameTenant(id, { tenantName: "Acme Ltd." });
    await succeed("refresh", "--yes");
    await declare({ acme: cancelled({ tenantName: "Acme Ltd." }) });
    await succeed("up", "--yes");
    expect(countOf(sandbox, "DELETE tenant")).toBe(0);
    await declare({ acme: cancelled(acme) });
    await succeed("up", "--yes");
    expect([countOf(sandbox, "DELETE tenant"), countOf(sandbox, "POST tenants")]).toEqual([1, 2]);
  }, highLimits));

test("a replacement is told as the cancel that it is, also where the plan shows each of its steps", () =>
  withEngineStack(async ({ declare, start, succeed, folder }) => {
    await declare({ acme: cancelled(acme) });
    await succeed("up", "--yes", "--skip-preview");
    await declare({ acme: cancelled({ ...acme, tenantName: "Acme Ltd." }) });
    for (const flags of [[], ["--show-replacement-steps"]]) {
      await writeFile(join(folder, "plan.json"), (await succeed("preview", "--json", ...flags)).stdout);
      const told = await start(process.execPath, [printixCommand, "cancels", "plan.json", "--max", "0"]).ended;
      expect(told).toMatchObject({
        status: 1,
        stderr: "This plan would cancel 1 subscription, more than the 0 that --max allows.\n",
      });
    }
  }, highLimits));

test("no more is cancelled than somebody has agreed to, and a plan tells how many it would be", () =>
  withEngineStack(async ({ declare, pulumi, start, succeed, tenants, sandbox, folder }) => {
    await declare({ acme: cancelled(acme), globex: cancelled(globex) });
    await succeed("up", "--yes", "--skip-preview");
    await declare({});
    await writeFile(join(folder, "plan.json"), (await succeed("preview", "--json")).stdout);
    const cancels = (...args: string[]) =>
      start(process.execPath, [printixCommand, "cancels", "plan.json", ...args]).ended;
    const told = await cancels();
    expect(told).toMatchObject({ status: 0, stderr: "This plan would cancel 2 subscriptions.\n" });
    expect(told.stdout).toMatch(/acme +Acme Co\. +acme\.printix\.net +its block is gone\n/);
    const tooMany = await cancels("--max", "1", "--json");
    expect(tooMany.status).toBe(1);
    expect(JSON.parse(tooMany.stdout)).toMatchObject({
      count: 2,
      cancels: [{ isReplaced: false }, { isReplaced: false }],
    });

    const { status, output } = await pulumi(["up", "--yes", "--skip-preview"], { PRINTIX_MAX_CANCELS: "1" });
    expect({ status, output }).not.toMatchObject({ status: 0 });
    expect(output).toContain("[PRINTIX_MAX_CANCELS]");
    expect(output).toContain("PRINTIX_MAX_CANCELS=2");
    expect(countOf(sandbox, "DELETE")).toBe(1);
    expect(sandbox.tenants()).toHaveLength(1);
    expect(Object.keys(await tenants())).toHaveLength(1);
  }, highLimits));

test("a cap of this run holds where no tenant is declared any more, and the engine knows the last run's alone", () =>
  withEngineStack(async ({ declare, pulumi, succeed, tenants, sandbox }) => {
    const initech = { tenantName: "Initech", tenantDomain: "initech" };
    await succeed("config", "set", "printix:maxCancels", "5");
    await declare({ acme: cancelled(acme), globex: cancelled(globex), initech: cancelled(initech) });
    await succeed("up", "--yes", "--skip-preview");
    await declare({});
    const { status, output } = await pulumi(["up", "--yes", "--skip-preview"], { PRINTIX_MAX_CANCELS: "1" });
    expect({ status, output }).not.toMatchObject({ status: 0 });
    expect(output).toContain("[PRINTIX_MAX_CANCELS]");
    expect(output).toContain("PRINTIX_MAX_CANCELS=2");
    expect(countOf(sandbox, "DELETE")).toBe(1);
    expect(Object.keys(await tenants())).toHaveLength(2);
  }, highLimits));

test("a tenant whose block got another name, without an alias, is not cancelled for the old one", () =>
  withEngineStack(async ({ declare, pulumi, succeed, tenants, sandbox }) => {
    await declare({ old: cancelled(acme) });
    await succeed("up", "--yes", "--skip-preview");
    await declare({ new: { ...cancelled(acme), adoptExisting: true } });
    const { status, output } = await pulumi(["up", "--yes", "--skip-preview"]);
    expect({ status, output }).not.toMatchObject({ status: 0 });
    expect(output).toContain("[PRINTIX_STILL_DECLARED]");
    expect(countOf(sandbox, "DELETE")).toBe(0);
    const { old, new: adopted } = await tenants();
    expect(adopted?.id).toBe(old?.id);
  }, highLimits));
