import { withExample } from "../support/example-program";
import { requestKinds } from "../support/requests";
import { runProcess } from "../support/run-process";

test("examples/sdk-only, copied out: each command's requests, in order, and a creation whose outcome is not known", () =>
  withExample("sdk-only", async ({ sandbox, program, env, succeed, followReadme }) => {
    await followReadme();
    await succeed(program, "npx", "tsc");
    const look = ["POST token 200", "GET tenants 200"];
    expect(requestKinds(sandbox)).toEqual([
      ...[...look, "POST tenants 200"],
      ...look,
      ...look,
      ...[...look, "DELETE tenant 204", "GET tenant 404"],
    ]);
    expect(sandbox.tenants()).toEqual([]);

    const run = async (...args: string[]) => {
      sandbox.clearRequests();
      const { status, stdout, stderr } = await runProcess("node", ["tenants.ts", ...args], { cwd: program, env });
      return { status, stdout, stderr, requests: requestKinds(sandbox) };
    };
    expect(await run("find", "globex")).toMatchObject({ status: 1, stdout: "", requests: look });

    // The answer is lost, and the list shows another name: nobody can tell whose tenant that is.
    sandbox.addFault({ kind: "reset", route: "create" });
    const undo = sandbox.rewrite("list", (body) => ({
      ...body,
      tenants: (body["tenants"] as object[]).map((tenant) => ({ ...tenant, tenant_name: "Somebody" })),
    }));
    const lost = await run("create", "globex", "Globex");
    expect(lost).toMatchObject({ status: 2, requests: [...look, "POST tenants 0", "GET tenants 200"] });
    expect(lost.stderr).toMatch(/^Whether "Globex" \(globex\.printix\.net\) was created is not known/);
    undo();

    const [tenant] = sandbox.tenants();
    const shown = `globex.printix.net ${tenant?.id} Globex\n`;
    expect(await run("create", "globex", "Globex")).toMatchObject({ status: 0, stdout: shown, requests: look });
    expect(await run("create", "globex", "Another")).toMatchObject({ status: 1, stdout: shown, requests: look });
    expect(await run("cancel", "nobody")).toMatchObject({ status: 0, stdout: "absent\n", requests: look });
    expect(await run("erase")).toMatchObject({ status: 1, requests: [] });
    expect(sandbox.tenants()).toEqual([tenant]);
  }));
