import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { printixCommand } from "../support/crash";
import { withEngineStack } from "../support/engine-stack";

test("a program in a folder with spaces, quotes and $ in its path: recover mends it, and what import prints can be copied", () =>
  withEngineStack(async ({ start, folder, sandbox }) => {
    const name = `it's my $HOME "ü"`;
    const odd = join(folder, name);
    await mkdir(join(odd, "state"), { recursive: true });
    for (const file of ["Pulumi.yaml", "package.json", "printix-plugin"]) {
      await cp(join(folder, file), join(odd, file), { recursive: true });
    }
    await symlink(join(folder, "node_modules"), join(odd, "node_modules"));
    await writeFile(join(odd, "index.js"), 'require("pulumi-printix").tenantsFromFile("tenants.yaml");\n');
    await writeFile(join(odd, "tenants.yaml"), "tenants: {}\n");
    sandbox.createTenant({ tenantName: "Acme Co.", tenantDomain: "acme" });
    const env = { PULUMI_BACKEND_URL: `file://${encodeURI(odd)}/state`, PULUMI_SKIP_CONFIRMATIONS: "true" };
    const run = (program: string, ...args: string[]) => start(program, args, env).ended;
    expect(await run("pulumi", "stack", "init", "dev", "--cwd", odd)).toMatchObject({ status: 0 });

    const attributes = join(odd, "state", ".pulumi", "stacks", "engine-test", "dev.json.attrs");
    await writeFile(attributes, "");
    const recovered = await run(process.execPath, printixCommand, "recover", "--cwd", name, "--yes");
    expect(recovered).toMatchObject({ status: 0, stderr: expect.stringContaining(`removed ${attributes}`) as string });

    const imported = await run(process.execPath, printixCommand, "import", "--cwd", name, "--out", "to import.json");
    expect(imported).toMatchObject({ status: 0 });
    const [, next = ""] = /^ {4}(PULUMI_SKIP_CHECKPOINTS=true pulumi import .+)$/m.exec(imported.stderr) ?? [];
    expect(await run("bash", "-c", next)).toMatchObject({ status: 0 });
    expect(await run("pulumi", "preview", "--expect-no-changes", "--cwd", odd)).toMatchObject({ status: 0 });
    expect(await readFile(join(odd, "tenants.yaml"), "utf8")).toContain("tenantName: Acme Co.");
  }));
