import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withExample } from "../support/example-program";

const example = join(__dirname, "..", "..", "examples", "native");
const nordic = { partnerId: "nordic-partner", clientId: "nordic-client", clientSecret: "nordic-secret" };
const written = ["printix-plugin/pulumi-resource-printix", "printix-plugin/pulumi-resource-printix.cmd", "Pulumi.yaml"];

test("examples/native, copied out: each partner's tenant at its own, and what plugin init writes is there", () =>
  withExample("native", async ({ sandbox, program, succeed, followReadme }) => {
    sandbox.addPartner(nordic);
    const { partnerId, clientId, clientSecret } = nordic;
    const printed = await followReadme({
      NORDIC_PARTNER_ID: partnerId,
      NORDIC_CLIENT_ID: clientId,
      NORDIC_CLIENT_SECRET: clientSecret,
    });
    expect(printed).not.toMatch(/warning:/i);

    const pulumi = (...args: string[]) => succeed(program, "pulumi", ...args);
    const tenants = sandbox.tenants().map((tenant) => [tenant.partnerId, tenant.tenantName]);
    expect(tenants).toHaveLength(2);
    expect(tenants).toContainEqual([sandbox.partnerId, "Acme Co."]);
    expect(tenants).toContainEqual([partnerId, "Fjord AS"]);
    expect(JSON.parse((await pulumi("stack", "output", "--json")).stdout)).toEqual({
      homes: ["https://acme.printix.net", "https://fjord.printix.net"],
      nordicDomains: ["fjord.printix.net"],
    });
    expect((await pulumi("stack", "export")).stdout).not.toContain(clientSecret);

    await rm(join(program, "printix-plugin"), { recursive: true });
    const project = await readFile(join(program, "Pulumi.yaml"), "utf8");
    await writeFile(join(program, "Pulumi.yaml"), project.replace(/^plugins:\n(?: .*\n)+/m, ""));
    const init = await succeed(program, "npx", "pulumi-printix", "plugin", "init", "--json");
    expect(JSON.parse(init.stdout)).toEqual({ written });
    for (const file of written) {
      expect(await readFile(join(example, file), "utf8")).toBe(await readFile(join(program, file), "utf8"));
      expect((await stat(join(example, file))).mode & 0o111).toBe((await stat(join(program, file))).mode & 0o111);
    }
    await pulumi("preview", "--expect-no-changes");
  }));
