import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { printixCommand } from "../support/crash";
import { withEngineStack, type Declared } from "../support/engine-stack";
import { countOf, requestKinds } from "../support/requests";

const up = ["up", "--yes", "--skip-preview"];

const acme = (changes: object = {}): Declared => ({
  acme: { tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "cancel", ...changes },
});

test("in another domain, the new tenant is created before the old one is cancelled", () =>
  withEngineStack(async ({ declare, succeed, resources, sandbox }) => {
    await declare(acme());
    await succeed(...up);
    sandbox.clearRequests();
    await declare(acme({ tenantDomain: "acme-new", tenantName: "Acme New" }));
    await succeed(...up);
    expect(requestKinds(sandbox)).toEqual([
      "POST token 200",
      "GET tenants 200",
      "POST tenants 200",
      "DELETE tenant 204",
      "GET tenant 404",
    ]);
    expect((await resources()).map(({ id }) => id)).toEqual(sandbox.tenants().map(({ id }) => id));
  }));

test("a creation that fails costs nobody a subscription", () =>
  withEngineStack(async ({ declare, pulumi, succeed, tenants, sandbox }) => {
    await declare(acme());
    await succeed(...up);
    const before = (await tenants())["acme"]?.id;
    sandbox.addFault({ kind: "status", status: 403, route: "create", times: "always" });
    await declare(acme({ tenantDomain: "acme-new" }));
    const { status } = await pulumi(up);
    expect(status).not.toBe(0);
    expect(countOf(sandbox, "DELETE")).toBe(0);
    expect((await tenants())["acme"]?.id).toBe(before);
    expect(sandbox.tenants().map(({ id }) => id)).toEqual([before]);
  }));

test("in the same domain, a 409 is waited out: the API may free a domain some seconds after the cancel", () =>
  withEngineStack(async ({ declare, succeed, tenants, sandbox }) => {
    await declare(acme());
    await succeed(...up);
    sandbox.clearRequests();
    sandbox.setDomainLag(1_200);
    await declare(acme({ tenantName: "Acme Ltd." }));
    await succeed(...up);
    const kinds = requestKinds(sandbox);
    expect(kinds.slice(2, 5)).toEqual(["DELETE tenant 204", "GET tenant 404", "POST tenants 409"]);
    expect(kinds.at(-1)).toBe("POST tenants 200");
    expect((await tenants())["acme"]?.id).toBe(sandbox.tenants()[0]?.id);
    expect(sandbox.tenants().map(({ tenantName }) => tenantName)).toEqual(["Acme Ltd."]);
  }));

test("a name in composed and in decomposed form is one name, and acme and acme.printix.net one domain", () =>
  withEngineStack(async ({ declare, export: exportState, folder, succeed, tenants, sandbox }) => {
    const composed = "Café Zürich".normalize("NFC");
    await declare(acme({ tenantName: composed.normalize("NFD") }));
    await succeed(...up);
    expect(sandbox.tenants()[0]?.tenantName).toBe(composed);
    await declare(acme({ tenantName: composed }));
    await succeed("preview", "--expect-no-changes");

    const file = join(folder, "by-hand.json");
    const byHand = (await exportState())
      .replaceAll('"tenantDomain": "acme.printix.net"', '"tenantDomain": "acme"')
      .replaceAll(JSON.stringify(composed), JSON.stringify(composed.normalize("NFD")));
    await writeFile(file, byHand);
    await succeed("stack", "import", "--file", file);
    expect((await tenants())["acme"]?.outputs).toMatchObject({ tenantDomain: "acme" });
    sandbox.clearRequests();
    await succeed("preview", "--expect-no-changes");
    await succeed(...up, "--expect-no-changes");
    expect(sandbox.requests()).toEqual([]);
  }));

test("a preview whose client secret is rejected fails, as up does", () =>
  withEngineStack(async ({ declare, pulumi }) => {
    await declare(acme());
    for (const command of [["preview"], up]) {
      const { status, output } = await pulumi(command, { PRINTIX_CLIENT_SECRET: "wrong" });
      expect({ status, output }).not.toMatchObject({ status: 0 });
      expect(output).toContain("rejected the client id or the client secret");
    }
  }));

test("maxCancels counts what was sent, and is told at preview for what a plan replaces", () =>
  withEngineStack(async ({ declare, pulumi, succeed, sandbox }) => {
    const two = (changes: object = {}): Declared => ({
      ...acme(changes),
      other: { tenantName: "Other", tenantDomain: "other", deletionPolicy: "cancel", ...changes },
    });
    await declare(two());
    await succeed(...up);
    const one = { PRINTIX_MAX_CANCELS: "1" };

    await declare(two({ tenantName: "Renamed" }));
    const preview = await pulumi(["preview"], one);
    expect(preview.status).not.toBe(0);
    expect(preview.output).toContain("[PRINTIX_MAX_CANCELS]");

    sandbox.addFault({ kind: "status", status: 403, route: "cancel" });
    const { status, output } = await pulumi(["destroy", "--yes", "--skip-preview", "--continue-on-error"], one);
    expect(status).not.toBe(0);
    expect(output).toContain("[PRINTIX_NO_ACCESS]");
    expect(output).not.toContain("PRINTIX_MAX_CANCELS");
    expect(sandbox.tenants()).toHaveLength(1);
  }));

/** A resource whose output a preview does not know when it changes; kept in state, it stands for any other provider's. */
const unknownAtPreview = `
const pulumi = require("@pulumi/pulumi");
const printix = require("pulumi-printix");
const { readFileSync } = require("node:fs");
const said = JSON.parse(readFileSync("tenants.json", "utf8"));
const provider = {
  create: async ({ text }) => ({ id: text, outs: { text, out: text } }),
  diff: async (_id, olds, news) => ({ changes: olds.text !== news.text, replaces: olds.text === news.text ? [] : ["text"] }),
};
class Source extends pulumi.dynamic.Resource {
  constructor(name, text) { super(provider, name, { text, out: undefined }); }
}
for (const [name, { from, ...args }] of Object.entries(said)) {
  new printix.Tenant(name, { ...args, ...Object.fromEntries(Object.entries(from).map(([key, text]) => [key, new Source(name + key, text).out])) });
}
`;

test.each(["tenantName", "tenantDomain"])(
  "a %s that only up will know counts as one that may be cancelled",
  (property) =>
    withEngineStack(async ({ declare, folder, pulumi, start, succeed, sandbox }) => {
      await writeFile(join(folder, "index.js"), unknownAtPreview);
      const program = (text: string): Declared => {
        const { [property]: _, ...rest } = {
          tenantName: "Acme Co.",
          tenantDomain: "acme",
          deletionPolicy: "cancel",
        } as Record<string, string>;
        return { acme: { ...rest, from: { [property]: text } } } as unknown as Declared;
      };
      await declare(program("first"));
      await succeed(...up);
      await declare(program("second"));

      const preview = await pulumi(["preview"]);
      expect(preview.output).toMatch(/warning: the (name|domain) of tenant "\S.*" \(\S+\) will be known after up/);
      expect(preview.output).not.toContain("04da6b54");
      const { stdout } = await succeed("preview", "--json");
      await writeFile(join(folder, "plan.json"), stdout);
      const cancels = await start("node", [printixCommand, "cancels", "plan.json", "--max", "0"]).ended;
      expect(cancels).toMatchObject({ status: 1 });
      expect(cancels.output).toContain("This plan would cancel 1 subscription, 1 of them where");
      const access = await start("node", [printixCommand, "access", "--plan", "plan.json"]).ended;
      expect(access.output).toContain("1 creation, 1 cancel");

      await succeed(...up);
      expect(sandbox.history()).toHaveLength(2);
      expect(sandbox.tenants()).toHaveLength(1);
    }),
);
