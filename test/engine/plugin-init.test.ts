import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withOutside } from "../support/packed-program";
import { requestKinds } from "../support/requests";

const files = {
  "Pulumi.yaml": "# Ours.\nname: acme\nruntime: { name: nodejs, options: { typescript: false } }\n",
  "package.json": '{ "name": "acme", "type": "module", "main": "index.js" }\n',
  "index.js": `import * as printix from "pulumi-printix/native";
const acme = new printix.Tenant("acme", { tenantName: "Acme Co.", tenantDomain: "acme" });
export const id = acme.id;
`,
};

test("plugin init is all that a program needs, an ES module too, and `pulumi install` what a fresh clone does", () =>
  withOutside(async ({ sandbox, folder, succeed, install }) => {
    const program = join(folder, "program");
    await mkdir(program);
    for (const [name, text] of Object.entries(files)) await writeFile(join(program, name), text);
    await install(program);

    const first = await succeed(program, "npx", "pulumi-printix", "plugin", "init");
    expect(first.stderr).toMatch(/^Written: .+pulumi-resource-printix, .+\.cmd, Pulumi\.yaml\.\nNext: /);
    expect(await readFile(join(program, "Pulumi.yaml"), "utf8")).toMatch(files["Pulumi.yaml"]);
    const second = await succeed(program, "npx", "pulumi-printix", "plugin", "init", "--json");
    expect(JSON.parse(second.stdout)).toEqual({ written: [] });

    await rm(join(program, "node_modules"), { recursive: true });
    await succeed(program, "pulumi", "stack", "init", "dev");
    await succeed(program, "pulumi", "install");
    const { output } = await succeed(program, "pulumi", "up", "--yes");
    expect(output).toContain("printix:index:Tenant");
    expect(output).not.toContain("warning");
    const preview = await succeed(program, "pulumi", "preview", "--expect-no-changes");
    expect(preview.output).not.toContain("warning");

    const { stdout } = await succeed(program, "pulumi", "stack", "output", "id");
    expect(sandbox.tenants()).toMatchObject([{ id: stdout.trim() }]);
    expect(requestKinds(sandbox).filter((kind) => kind.startsWith("POST tenants"))).toEqual(["POST tenants 200"]);
  }));
