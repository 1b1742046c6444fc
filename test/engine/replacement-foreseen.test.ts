import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { printixCommand } from "../support/crash";
import { withEngineStack, type Declared } from "../support/engine-stack";

const up = ["up", "--yes", "--skip-preview"];

const acme = (changes: object = {}): Declared => ({
  acme: { tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "cancel", ...changes },
});

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
      expect(preview.output).toMatch(/warning: the (name|domain) of tenant "\S.*" \(\S+\) will be known only after up/);
      expect(preview.output).not.toContain("04da6b54");
      const { stdout } = await succeed("preview", "--json");
      await writeFile(join(folder, "plan.json"), stdout);
      const cancels = await start("node", [printixCommand, "cancels", "plan.json", "--max", "0"]).ended;
      expect(cancels).toMatchObject({ status: 1 });
      expect(cancels.output).toContain("This plan would cancel 1 subscription, 1 of them only if");
      const access = await start("node", [printixCommand, "access", "--plan", "plan.json"]).ended;
      expect(access.output).toContain("1 creation, 1 cancel");

      await succeed(...up);
      expect(sandbox.history()).toHaveLength(2);
      expect(sandbox.tenants()).toHaveLength(1);
    }),
);
