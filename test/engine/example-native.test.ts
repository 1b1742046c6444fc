import { cp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withOutside } from "../support/packed-program";

const example = join(__dirname, "..", "..", "examples", "native");
const nordic = { partnerId: "nordic-partner", clientId: "nordic-client", clientSecret: "nordic-secret" };
const written = ["printix-plugin/pulumi-resource-printix", "printix-plugin/pulumi-resource-printix.cmd", "Pulumi.yaml"];

test("examples/native, copied out: each partner's tenant at its own, and what plugin init writes is there", () =>
  withOutside(async ({ sandbox, folder, succeed, install }) => {
    sandbox.addPartner(nordic);
    const program = join(folder, "program");
    await cp(example, program, { recursive: true });
    await install(program);

    await rm(join(program, "printix-plugin"), { recursive: true });
    const project = await readFile(join(program, "Pulumi.yaml"), "utf8");
    await writeFile(join(program, "Pulumi.yaml"), project.replace(/^plugins:\n(?: .*\n)+/m, ""));
    const init = await succeed(program, "npx", "pulumi-printix", "plugin", "init", "--json");
    expect(JSON.parse(init.stdout)).toEqual({ written });
    for (const file of written) {
      expect(await readFile(join(example, file), "utf8")).toBe(await readFile(join(program, file), "utf8"));
      expect((await stat(join(example, file))).mode & 0o111).toBe((await stat(join(program, file))).mode & 0o111);
    }

    const pulumi = (...args: string[]) => succeed(program, "pulumi", ...args);
    await pulumi("stack", "init", "dev");
    await pulumi("config", "set", "nordic:partnerId", nordic.partnerId);
    await pulumi("config", "set", "nordic:clientId", nordic.clientId);
    await pulumi("config", "set", "--secret", "nordic:clientSecret", nordic.clientSecret);
    const { output } = await pulumi("up", "--yes");
    expect(output).not.toMatch(/warning/i);
    const tenants = sandbox.tenants().map(({ partnerId, tenantName }) => ({ partnerId, tenantName }));
    expect(tenants).toHaveLength(2);
    expect(tenants).toContainEqual({ partnerId: sandbox.partnerId, tenantName: "Acme Co." });
    expect(tenants).toContainEqual({ partnerId: nordic.partnerId, tenantName: "Fjord AS" });
    expect(JSON.parse((await pulumi("stack", "output", "--json")).stdout)).toEqual({
      homes: ["https://acme.printix.net", "https://fjord.printix.net"],
      nordicDomains: ["fjord.printix.net"],
    });
    await pulumi("preview", "--expect-no-changes");
    expect((await pulumi("stack", "export")).stdout).not.toContain(nordic.clientSecret);
  }));
