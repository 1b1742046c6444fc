import { tenantId, tenantsPath } from "../examples";
import { fakePartnerApi, problem } from "../partner-api";
import { acme, wireTenant, wireTenants } from "../wire-tenant";

const token = "POST /oauth/token";
const list = `GET ${tenantsPath}`;
const create = `POST ${tenantsPath}`;
const ours = wireTenants(5);

it("folds in what its client creates and cancels, although the list shows neither", async () => {
  const api = fakePartnerApi();
  api.answers(list, { status: 200, body: { tenants: ours } });
  api.answers(create, { status: 200, body: wireTenant() });
  api.answers(`DELETE ${tenantsPath}/id-t0`, { status: 204 });
  api.answers(`GET ${tenantsPath}/id-t0`, problem(404));
  const { snapshot, tenants } = api.client();
  expect(await api.system.run(snapshot.all())).toHaveLength(5);
  await api.system.run(tenants.create({ tenantName: "Acme Co.", tenantDomain: "acme" }));
  await api.system.run(tenants.cancel("id-t0"));

  const ids = (await api.system.run(snapshot.all())).map(({ id }) => id).toSorted();
  expect(ids).toEqual([tenantId, "id-t1", "id-t2", "id-t3", "id-t4"].toSorted());
  expect(await api.system.run(snapshot.look(tenantId))).toEqual({ tenant: acme });
  expect(await api.system.run(snapshot.look("id-t0"))).toMatchObject({ tenant: undefined, isOwnAddressAsked: false });
  expect(api.lines()).toEqual([token, list, create, `DELETE ${tenantsPath}/id-t0`, `GET ${tenantsPath}/id-t0`]);
});

it("says what the list has shown, and asks for nothing where none was read", async () => {
  const api = fakePartnerApi();
  api.answers(list, { status: 200, body: { tenants: ours } });
  const { snapshot } = api.client();
  expect(snapshot.listed("id-t0")).toBeUndefined();
  expect(api.lines()).toEqual([]);
  await api.system.run(snapshot.all());
  expect(snapshot.listed("id-t0")?.tenantName).toBe("t0");
  expect(snapshot.listed("id-other")).toBeUndefined();
});

it.each([
  ["was read", { status: 200, body: { tenants: ours } }, ["begins", "5", "ends"]],
  ["failed", problem(403), ["begins", "ends"]],
])("whoever watches sees its list begin and end where it %s", async (_, answer, told) => {
  const api = fakePartnerApi();
  const seen: string[] = [];
  api.answers(list, answer);
  const onList = () => {
    seen.push("begins");
    return { onPage: ({ tenants }: { tenants: number }) => seen.push(`${tenants}`), onEnd: () => seen.push("ends") };
  };
  const { snapshot } = api.client({ onList });
  await api.system.run(Promise.allSettled([snapshot.all()]));
  expect(seen).toEqual(told);
});
