import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LEAK_CANARY, type Sandbox } from "printix-partner-sandbox";
import { highLimits, printixCommand } from "../support/crash";
import { packageEntries, type Adapter } from "../support/adapters";
import { engineTest } from "../support/engine-test";

// "Public/partner payloads must stay sanitized and cannot leak private evidence, cost, margin, payout, supplier source or
// rate-card fields" (access model page): here each payload does, and nothing of it may come through.

const names = /(?<![a-z])(cost|margin|payout|supplier[_ -]?source|rate[_ -]?card|private[_ -]?evidence)(?![a-z])/i;

/** Tenants of tenants.json, and all that a program can look up; by id as a resource, of a plugin alone. */
const program = (adapter: Adapter): string => `
const printix = require("${packageEntries[adapter]}");
const tenants = Object.entries(require("./tenants.json")).map(([name, args]) => new printix.Tenant(name, args));
exports.resources = tenants.map((tenant) => tenant.billingInfo);
exports.all = printix.getTenantsOutput();
exports.one = printix.getTenantOutput({ tenantDomain: "made-by-hand" });
exports.byId = exports.one.apply(({ id }) => printix.getTenant({ id }));
exports.billing = exports.one.apply(({ id }) => printix.getBillingInfo({ tenantId: id }));
exports.access = printix.getAccessOutput();
${adapter === "native" ? 'exports.read = printix.Tenant.get("read", exports.one.apply(({ id }) => id)).billingInfo;' : ""}
`;

const tenant = (name: string, more: object = {}) => ({
  tenantName: `${name} Co.`,
  tenantDomain: name,
  deletionPolicy: "cancel",
  ...more,
});

/** What a caller of the API gets, whoever it is. */
async function answerOf({ apiUrl, authUrl, partnerId, clientId, clientSecret }: Sandbox): Promise<string> {
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  const token = await fetch(authUrl, { method: "POST", body: new URLSearchParams(form) });
  const { access_token } = (await token.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${access_token}` };
  return (await fetch(`${apiUrl}/public/partners/${partnerId}/tenants`, { headers })).text();
}

/** Every file below a folder, but for what is installed there. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const installed = ["node_modules", "home"].map((name) => join(folder, name));
  return entries
    .filter((entry) => entry.isFile() && !installed.some((root) => entry.parentPath.startsWith(root)))
    .map(({ name, parentPath }) => join(parentPath, name));
}

engineTest(
  "nothing that a payload leaks comes into outputs, state, logs, reports or messages",
  async (stack) => {
    const { adapter, declare, folder, sandbox } = stack;
    const said: Record<string, string> = {};
    const log = join(folder, "debug.log");
    /** Runs something to the end that it is to have, and keeps what it wrote. */
    const keep = async (name: string, end: object, command: string, args: string[]): Promise<string> => {
      const env = { PRINTIX_LOG: "debug", PRINTIX_LOG_FILE: log, PRINTIX_LIST_LAG_SECONDS: "0.1" };
      const { status, stdout, output } = await stack.start(command, args, env).ended;
      expect({ name, output, hasFailed: status !== 0, status }).toMatchObject({ name, output, ...end });
      said[name] = output;
      return stdout;
    };
    const flags = ["--non-interactive", "--color=never"];
    const pulumi = (name: string, ...args: string[]) => keep(name, { status: 0 }, "pulumi", [...args, ...flags]);
    const fails = (name: string, ...args: string[]) => keep(name, { hasFailed: true }, "pulumi", [...args, ...flags]);
    const printix = (name: string, status: number, ...args: string[]) =>
      keep(name, { status }, process.execPath, [printixCommand, ...args]);

    sandbox.setLeak(true);
    sandbox.createTenant({ tenantName: "Made by hand", tenantDomain: "made-by-hand" });
    expect(await answerOf(sandbox)).toContain(LEAK_CANARY);
    await writeFile(join(folder, "index.js"), program(adapter));
    const declared = { acme: tenant("acme"), globex: tenant("globex"), initech: tenant("initech") };
    await declare(declared);
    await pulumi("preview", "preview", "--diff");
    await pulumi("up", "up", "--yes", "--skip-preview", "--show-full-output");
    await pulumi("outputs", "stack", "output", "--json", "--show-secrets");
    expect(JSON.parse(said["outputs"] ?? "")).toMatchObject({
      one: { tenantName: "Made by hand" },
      billing: { currentUserLicenses: 1 },
      access: { dailyQuota: { source: "server" } },
      ...(adapter === "native" && { read: { currentUserLicenses: 1 } }),
    });

    const idOf = (label: string): string =>
      sandbox.tenants().find(({ tenantDomain }) => tenantDomain === `${label}.printix.net`)?.id ?? "";
    sandbox.renameTenant(idOf("acme"), { tenantName: "Acme Ltd." });
    sandbox.removeTenant(idOf("globex"));
    await declare({ ...declared, soylent: tenant("soylent") });
    await writeFile(join(folder, "plan.json"), await pulumi("plan", "preview", "--json"));
    for (const format of ["text", "json", "markdown", "html"]) {
      await printix(
        `drift ${format}`,
        2,
        "drift",
        "--plan",
        "plan.json",
        ...(format === "text" ? [] : [`--${format}`]),
      );
    }
    expect(said["drift text"]).toMatch(
      /changed.*Acme Ltd\.[^]*missing[^]*unmanaged.*Made by hand[^]*1 to create by plan/,
    );
    await printix("access", 0, "access", "--plan", "plan.json", "--json");
    await printix("cancels", 0, "cancels", "plan.json");
    await declare({ initech: tenant("initech") });
    // At this level the engine writes down all that a provider answers.
    await pulumi("refresh", "refresh", "--yes", "-v=9", "--logtostderr");
    expect(said["refresh"]).toContain("currentUserLicenses");

    // Refusals: a domain that somebody else has, rules that only the API knows, a server that fails, and no access.
    sandbox.addPartner({ partnerId: "other", clientId: "other", clientSecret: "other" });
    sandbox.createTenant({ tenantName: "Taken", tenantDomain: "taken" }, "other");
    await declare({ initech: tenant("initech"), taken: tenant("taken") });
    await fails("conflict", "up", "--yes", "--skip-preview");
    expect(said["conflict"]).toContain("[PRINTIX_DOMAIN_EXISTS]");
    await declare({ initech: tenant("initech"), wrong: tenant("wrong") });
    for (const [name, status] of [
      ["violations", 400],
      ["failure", 500],
    ] as const) {
      sandbox.addFault({ kind: "status", status, route: "create", times: "always", when: "before" });
      await fails(name, "up", "--yes", "--skip-preview");
      expect(said[name]).toContain(`was refused: ${status}`);
      sandbox.clearFaults();
    }
    sandbox.setAccess("none");
    await fails("no access", "up", "--yes", "--skip-preview");
    await fails("refresh without access", "refresh", "--yes", "--skip-preview");
    await printix("access refused", 1, "access");

    for (const file of await filesIn(folder)) said[file] = await readFile(file, "utf8");
    expect(said[log]).toContain('"event":"request"');
    said["export"] = await stack.export();
    for (const [name, text] of Object.entries(said)) {
      // The page's own style has margins.
      const words = text.replace(/<style>[^]*?<\/style>/, "");
      expect({ name, leak: words.includes(LEAK_CANARY), word: names.exec(words)?.[0] }).toEqual({ name, leak: false });
    }
  },
  { sandbox: highLimits },
);
