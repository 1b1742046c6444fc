import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withOutside } from "../../support/packed-program";
import { followPage, type Reader } from "../../support/pages/follow-page";
import { page } from "../../support/pages/page-folder";
import { requestKinds } from "../../support/requests";

const repository = join(__dirname, "..", "..", "..");

// examples/basic, copied out, with the packed packages, creates its tenant, and passes its own test.
test("docs/installation-configuration.md", () =>
  withOutside(async ({ sandbox, folder, succeed }) => {
    const program = join(folder, "program");
    await cp(join(repository, "examples", "basic"), program, { recursive: true });
    const archives = join(folder, "archives");
    await mkdir(archives);

    const reader: Reader = {
      write: (name, text) => writeFile(join(program, name), text),
      run: (commands, where) => {
        const cwd = where === "in the clone" ? repository : program;
        return succeed(cwd, "sh", "-eu", "-c", `export TARBALLS='${archives}'\n${commands}`);
      },
    };
    await followPage("docs/installation-configuration.md", reader);

    const outputs = await succeed(program, "pulumi", "stack", "output", "--json");
    const [tenant] = sandbox.tenants();
    expect(JSON.parse(outputs.stdout)).toEqual({ tenantId: tenant?.id, home: "https://acme.printix.net" });
    const inPreview = ["POST token 200", "GET tenants 200"];
    expect(requestKinds(sandbox)).toEqual([...inPreview, "POST token 200", "GET tenants 200", "POST tenants 200"]);

    sandbox.clearRequests();
    await followPage("examples/basic/README.md", reader);
    expect(requestKinds(sandbox)).toEqual([]);
    expect((await succeed(program, "npm", "test")).stdout).toMatch(/^. pass 1$/m);
  }));

page("README.md", {
  events: ({ sandbox }) => ({
    "no tenant yet": () => {
      for (const { id } of sandbox.tenants()) sandbox.removeTenant(id);
    },
  }),
  after: ({ sandbox }) => {
    expect(sandbox.tenants().map(({ tenantDomain }) => tenantDomain)).toEqual(["acme.printix.net"]);
  },
});

page("docs/try-it.md", {
  after: ({ sandbox }) => {
    const names = sandbox.tenants().map(({ tenantName }) => tenantName);
    expect(names).toEqual(expect.arrayContaining(["Acme Co.", "Globex Corporation", "Initech GmbH"]));
  },
});
