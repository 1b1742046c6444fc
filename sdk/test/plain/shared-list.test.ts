import type { PartnerTenant } from "../../src";
import { shareLists } from "../../src/tenants/shared-list";

/** Lists that end when the test says so, each with a tenant of its own. */
function lists() {
  const under: { end: () => void; fail: () => void }[] = [];
  const list = () =>
    new Promise<PartnerTenant[]>((resolve, reject) => {
      const id = `list-${under.length + 1}`;
      under.push({
        end: () => {
          resolve([{ id, tenantName: id, tenantDomain: id, homeUrl: id, selfUrl: id }]);
        },
        fail: () => {
          reject(new Error(id));
        },
      });
    });
  return { under, shared: shareLists(list) };
}

const idOf = async (work: Promise<PartnerTenant[]>) => (await work)[0]?.id;
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("lists that are shared", () => {
  it("are begun after they were asked for: who comes late waits for the next one, with all others who came late", async () => {
    const { under, shared } = lists();
    const first = shared();
    const late = [shared(), shared(), shared()];
    expect(under).toHaveLength(1);
    under[0]?.end();
    expect(await idOf(first)).toBe("list-1");
    await turn();
    expect(under).toHaveLength(2);
    const later = shared();
    under[1]?.end();
    expect(await Promise.all(late.map(idOf))).toEqual(["list-2", "list-2", "list-2"]);
    await turn();
    under[2]?.end();
    expect(await idOf(later)).toBe("list-3");
  });

  it("fail for those alone who waited for the one that failed", async () => {
    const { under, shared } = lists();
    const first = shared();
    const second = shared();
    under[0]?.fail();
    await expect(first).rejects.toThrow("list-1");
    await turn();
    under[1]?.end();
    expect(await idOf(second)).toBe("list-2");
  });

  it("are not kept: a list that has ended proves nothing about what came after", async () => {
    const { under, shared } = lists();
    const first = shared();
    under[0]?.end();
    await first;
    void shared();
    expect(under).toHaveLength(2);
  });
});
