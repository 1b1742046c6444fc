import { TenantProvider } from "../../src/adapters/dynamic/tenant-provider";
import { listProgress } from "../../src/run/list-progress";
import { acmeArgs, tenantsPath, wireAcme } from "../acme";
import { undescribed } from "../../../sdk/test/description/hold-to-description";
import { hostConfig, stackConfig } from "../configuration";
import { printixNock } from "../printix-nock";

jest.mock("../../src/run/list-progress", () => ({
  listProgress: jest.fn(() => () => ({ onPage: (page: object) => seen.push(page), onEnd: () => seen.push("end") })),
}));
const seen: unknown[] = [];

function configured(): TenantProvider {
  const provider = new TenantProvider({});
  void provider.configure({ config: hostConfig({ ...stackConfig, "printix:previewChecks": "true" }) });
  return provider;
}

const told: string[] = [];
beforeEach(() => {
  seen.length = told.length = 0;
  jest.spyOn(process.stderr, "write").mockImplementation((text) => told.push(String(text)) > 0);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const args = (name: string, more: object = {}) => ({ ...acmeArgs, tenantDomain: name, ...more });

test("the list of a run is watched from its beginning to its end", async () => {
  const api = printixNock();
  api.answer(`GET ${tenantsPath}`, { status: 200, body: { tenants: [wireAcme()] } });
  await configured().check({}, args("globex"));
  expect(listProgress).toHaveBeenCalled();
  expect(seen).toEqual([{ tenants: 1 }, "end"]);
});

test("a list that cannot be read is told once, however many tenants are new", async () => {
  const api = printixNock();
  api.answer(`GET ${tenantsPath}`, undescribed({ status: 200, body: { tenants: "none" } }));
  const provider = configured();
  for (const name of ["one", "two", "three"]) expect((await provider.check({}, args(name))).failures).toEqual([]);
  expect(told.filter((line) => line.includes("could not be compared"))).toHaveLength(1);
});

test.each(["true", "false"])("an adoption is told once, with preview checks %s", async (previewChecks) => {
  const api = printixNock();
  api.answer(`GET ${tenantsPath}`, { status: 200, body: { tenants: [wireAcme()] } });
  const provider = new TenantProvider({});
  void provider.configure({ config: hostConfig({ ...stackConfig, "printix:previewChecks": previewChecks }) });
  const checked = await provider.check({}, args("acme", { adoptExisting: true }));
  await provider.create(checked.inputs as Record<string, unknown>);
  expect(told.filter((line) => line.includes("it is adopted, not created"))).toHaveLength(1);
});
