import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { followPage } from "../support/follow-page";
import { withOutside } from "../support/packed-program";
import { requestKinds } from "../support/requests";

const repository = join(__dirname, "..", "..");

test("installation-configuration.md: examples/basic, copied out, with the packed packages, creates its tenant, and passes its own test", () =>
  withOutside(async ({ sandbox, folder, succeed }) => {
    const program = join(folder, "program");
    await cp(join(repository, "examples", "basic"), program, { recursive: true });
    const archives = join(folder, "archives");
    await mkdir(archives);

    await followPage("installation-configuration.md", {
      folder: program,
      run: (commands, where) => {
        const cwd = where === "in the clone" ? repository : program;
        return succeed(cwd, "sh", "-eu", "-c", `export TARBALLS='${archives}'\n${commands}`);
      },
    });

    const outputs = await succeed(program, "pulumi", "stack", "output", "--json");
    const [tenant] = sandbox.tenants();
    expect(JSON.parse(outputs.stdout)).toEqual({ tenantId: tenant?.id, home: "https://acme.printix.net" });
    const inPreview = ["POST token 200", "GET tenants 200"];
    expect(requestKinds(sandbox)).toEqual([...inPreview, "POST token 200", "GET tenants 200", "POST tenants 200"]);
    expect((await succeed(program, "npm", "test")).stdout).toMatch(/^. pass 1$/m);
  }));
