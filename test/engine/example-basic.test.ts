import { cp } from "node:fs/promises";
import { join } from "node:path";
import { withOutside } from "../support/packed-program";
import { requestKinds } from "../support/requests";

const example = join(__dirname, "..", "..", "examples", "basic");

test("examples/basic, copied out and with the packed packages installed, creates its tenant, and passes its own test", () =>
  withOutside(async ({ sandbox, folder, succeed, install }) => {
    const program = join(folder, "program");
    await cp(example, program, { recursive: true });
    await install(program);

    await succeed(program, "pulumi", "stack", "init", "example");
    await succeed(program, "pulumi", "up", "--yes", "--skip-preview");
    const outputs = await succeed(program, "pulumi", "stack", "output", "--json");
    const [tenant] = sandbox.tenants();
    expect(JSON.parse(outputs.stdout)).toEqual({ tenantId: tenant?.id, home: "https://acme.printix.net" });
    await succeed(program, "pulumi", "preview", "--expect-no-changes");
    expect(requestKinds(sandbox)).toEqual(["POST token 200", "GET tenants 200", "POST tenants 200"]);
    expect((await succeed(program, "npm", "test")).stdout).toMatch(/^. pass 1$/m);
  }));
