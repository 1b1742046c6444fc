import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withExample } from "../support/example-program";
import { countOf } from "../support/requests";

test("examples/customer-component, copied out: outputs, a stack that reads them, and a destroy that keeps customers", () =>
  withExample("customer-component", async ({ sandbox, program, succeed, followReadme }) => {
    const outputs = async (folder: string): Promise<unknown> =>
      JSON.parse((await succeed(folder, "pulumi", "stack", "output", "--json")).stdout);
    const domains = (): string[] =>
      sandbox
        .tenants()
        .map(({ tenantDomain }) => tenantDomain)
        .sort();

    await followReadme(
      {},
      {
        "both are there": async () => {
          expect(domains()).toEqual(["acme.printix.net", "globex-trial.printix.net"]);
          expect(await outputs(program)).toEqual({
            homes: { acme: "https://acme.printix.net", trial: "https://globex-trial.printix.net" },
            records: [
              { type: "CNAME", name: "print.acme.example", value: "acme.printix.net" },
              { type: "CNAME", name: "print.globex.example", value: "globex-trial.printix.net" },
            ],
          });
          expect(await outputs(join(program, "consumer"))).toEqual({
            zone: [
              "print.acme.example. CNAME acme.printix.net.",
              "print.globex.example. CNAME globex-trial.printix.net.",
            ],
          });
          await succeed(program, "npx", "tsc");
          await succeed(program, "pulumi", "preview", "--expect-no-changes");
        },
      },
    );
    expect(domains()).toEqual(["acme.printix.net"]);
    await expect(succeed(program, "pulumi", "destroy")).rejects.toThrow("protected");

    // What a component's options may not say is refused before anything is sent.
    const file = join(program, "index.ts");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace(/(deletionPolicy: "cancel",\n\})/, "$1, { retainOnDelete: true }"));
    sandbox.clearRequests();
    await expect(succeed(program, "pulumi", "up")).rejects.toThrow("retainOnDelete");
    expect(countOf(sandbox, "POST tenants")).toBe(0);
    expect(domains()).toEqual(["acme.printix.net"]);
  }));
