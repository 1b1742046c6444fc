import { countOf } from "../../support/requests";
import { page, type PageFolder } from "../../support/pages/page-folder";

const rename =
  ({ sandbox }: PageFolder, tenantName: string) =>
  () => {
    sandbox.renameTenant(sandbox.tenants()[0]?.id ?? "", { tenantName });
  };

// One customer's subscription is cancelled, the other's goes on outside of state.
page("docs/how-to/offboarding.md", {
  after: async ({ sandbox, resources }) => {
    const ended = sandbox.history().map(({ tenantDomain, cancelledAt }) => [tenantDomain, cancelledAt !== undefined]);
    expect(ended.sort()).toEqual([
      ["acme.printix.net", false],
      ["globex.printix.net", true],
    ]);
    expect(countOf(sandbox, "DELETE")).toBe(1);
    expect(await resources()).toEqual([]);
  },
});

// The program follows a rename, and nothing is cancelled or created.
page("docs/how-to/rename.md", {
  events: (folder) => ({ renamed: rename(folder, "Acme Ltd."), "renamed again": rename(folder, "Acme Group") }),
  after: ({ sandbox }) => {
    expect(sandbox.history().map(({ tenantName }) => tenantName)).toEqual(["Acme Group"]);
    expect([countOf(sandbox, "POST tenants"), countOf(sandbox, "DELETE")]).toEqual([1, 0]);
  },
});

// One stack has the tenant at a time, protected, and nothing is cancelled or created.
page("docs/how-to/move-between-stacks.md", {
  after: async ({ sandbox, succeed, resources }) => {
    expect(sandbox.tenants()).toHaveLength(2);
    expect([countOf(sandbox, "POST tenants"), countOf(sandbox, "DELETE")]).toEqual([2, 0]);
    const held: unknown[] = [];
    for (const name of ["main", "europe", "elsewhere"]) {
      await succeed("stack", "select", name);
      held.push((await resources()).map(({ urn, protect }) => [urn.split("::").at(-1), protect]));
    }
    expect(held).toEqual([[], [["acme", true]], [["globex", true]]]);
  },
});
