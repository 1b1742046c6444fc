import type { dynamic } from "@pulumi/pulumi";
import { TenantProvider } from "../../src/adapters/dynamic/tenant-provider";
import { providerReference } from "../../src/tenant/provider-reference";
import { acmeInputs, acmeState, partnerId, tenantId, tenantPath, tenantsPath, wireAcme } from "../acme";
import { hostConfig, stackConfig } from "../configuration";
import { failureOf } from "../failure-of";
import { printixNock, refusal, type PrintixNock } from "../printix-nock";

const __provider = providerReference;
const inputs = { ...acmeInputs, __provider };
const state = { ...acmeState, __provider };

function configured(settings: Record<string, string> = {}): {
  api: PrintixNock;
  provider: dynamic.ResourceProvider & TenantProvider;
} {
  const provider = new TenantProvider({});
  void provider.configure({ config: hostConfig({ ...stackConfig, ...settings }) });
  return { api: printixNock(), provider };
}

test("create answers with the id and the state, and sends the label", async () => {
  const { api, provider } = configured();
  api.answer(`POST ${tenantsPath}`, { status: 200, body: wireAcme() });
  expect(await provider.create(inputs)).toEqual({ id: tenantId, outs: acmeState });
  expect(api.requests).toEqual(["POST /oauth/token", `POST ${tenantsPath}`]);
  expect(JSON.parse(api.bodies[1] ?? "")).toEqual({ tenant_name: "Acme Co.", tenant_domain: "acme" });
});

test("eight creations at once share one client: one token for all", async () => {
  const { api, provider } = configured();
  let made = 0;
  api.answer(`POST ${tenantsPath}`, () => {
    const href = `https://api.printix.net${tenantsPath}/made-${(made += 1)}`;
    return { status: 200, body: wireAcme({ _links: { self: { href } } }) };
  });
  await Promise.all(Array.from({ length: 8 }, () => provider.create(inputs)));
  expect(api.requests).toEqual(["POST /oauth/token", ...Array<string>(8).fill(`POST ${tenantsPath}`)]);
});

test("read answers with state and inputs of what it found", async () => {
  const { api, provider } = configured();
  api.answer(`GET ${tenantPath}`, { status: 200, body: wireAcme({ tenant_name: "Acme Ltd." }) });
  expect(await provider.read(tenantId, state)).toEqual({
    id: tenantId,
    props: { ...acmeState, tenantName: "Acme Ltd." },
    inputs: { ...acmeInputs, tenantName: "Acme Ltd." },
  });
});

test("read of a tenant that is gone answers without an id, which is how the engine learns of it", async () => {
  const { api, provider } = configured();
  api.answer(`GET ${tenantPath}`, refusal(404, "Not Found"));
  const other = wireAcme({ _links: { self: { href: `https://api.printix.net${tenantsPath}/another` } } });
  api.answer(`GET ${tenantsPath}`, { status: 200, body: { tenants: [other] } });
  expect(await provider.read(tenantId, state)).toEqual({});
  // No other tenant was seen: the list has to show that this server has some of ours.
  expect(api.requests).toEqual(["POST /oauth/token", `GET ${tenantPath}`, `GET ${tenantsPath}`]);
});

test("four reads and more are one list; what it lacks gets a GET of its own, and a list after that", async () => {
  const { api, provider } = configured();
  const id = (index: number) => `${tenantId.slice(0, -1)}${index}`;
  const link = (index: number) => ({ self: { href: `https://api.printix.net${tenantsPath}/${id(index)}` } });
  const body = { tenants: [0, 1, 2, 3].map((index) => wireAcme({ _links: link(index) })) };
  api.answer(`GET ${tenantsPath}`, { status: 200, body });
  api.answer(`GET ${tenantsPath}/${id(4)}`, refusal(404, "Not Found"));
  const found = await Promise.all([0, 1, 2, 3, 4].map((index) => provider.read(id(index), state)));
  expect(found.map((read) => read.id)).toEqual([id(0), id(1), id(2), id(3), undefined]);
  expect(api.requests).toEqual([
    "POST /oauth/token",
    `GET ${tenantsPath}`,
    `GET ${tenantsPath}/${id(4)}`,
    `GET ${tenantsPath}`,
  ]);
});

test.each([
  ["10", 5],
  ["100", 0],
])("of five that the API does not know, with a share of %s percent, %d are kept", async (maxVanishedPercent, kept) => {
  const { api, provider } = configured({ "printix:maxVanishedPercent": maxVanishedPercent });
  const absent = refusal(404, "Not Found");
  const ids = [1, 2, 3, 4, 5].map((index) => `gone-${index}`);
  api.answer(`GET ${tenantsPath}`, { status: 200, body: { tenants: [wireAcme()] } });
  for (const id of ids) {
    api.answer(`DELETE ${tenantsPath}/${id}`, absent);
    api.answer(`GET ${tenantsPath}/${id}`, absent);
  }
  const ends = await Promise.allSettled(ids.map((id) => provider.delete(id, { ...state, deletionPolicy: "cancel" })));
  expect(ends.filter(({ status }) => status === "rejected")).toHaveLength(kept);
});

test("delete under cancel sends one cancellation, and looks whether it was one", async () => {
  const { api, provider } = configured();
  api.answer(`DELETE ${tenantPath}`, { status: 204 });
  api.answer(`GET ${tenantPath}`, refusal(404, "Not Found"));
  await provider.delete(tenantId, { ...state, deletionPolicy: "cancel" });
  expect(api.requests).toEqual(["POST /oauth/token", `DELETE ${tenantPath}`, `GET ${tenantPath}`]);
});

test.each<[string, (provider: TenantProvider, api: PrintixNock) => Promise<unknown>]>([
  ["a check", (provider) => provider.check({}, { ...inputs, tenantName: "", tenantDomain: "other" })],
  [
    "a creation",
    (provider, api) => {
      api.answer(`POST ${tenantsPath}`, refusal(400, "Bad Request"));
      return failureOf(() => provider.create(inputs));
    },
  ],
])("after %s that failed, nothing is cancelled in this run", async (_, fail) => {
  const { api, provider } = configured({ "printix:previewChecks": "false" });
  await fail(provider, api);
  const failure = await failureOf(() => provider.delete(tenantId, { ...state, deletionPolicy: "cancel" }));
  expect(failure.message).toContain("[PRINTIX_RUN_FAILED]");
  expect(api.requests.filter((request) => request.startsWith("DELETE"))).toEqual([]);
});

test("what the API refuses is one message with the way out, and one line before it", async () => {
  const { api, provider } = configured();
  api.answer(`POST ${tenantsPath}`, refusal(409, "Conflict", "acme is taken"));
  const failure = await failureOf(() => provider.create(inputs));
  const [what] = failure.message.split("\n");
  expect(what).toContain(
    `tenant "Acme Co." (acme.printix.net): POST ${tenantsPath} was refused: 409 Conflict: acme is taken (no request id)`,
  );
  expect(failure.message).toMatch(/ \[PRINTIX_DOMAIN_EXISTS\]$/);
  expect(`${String(failure)}: ${failure.stack ?? ""}`).toBe(
    'pulumi-printix: create of tenant "Acme Co." (acme.printix.net): failed, as the error below says',
  );
});

test("a creation whose answer is lost is settled by our own list, not by another POST", async () => {
  const { api, provider } = configured();
  api.answer(`POST ${tenantsPath}`, refusal(504, "Gateway Timeout"));
  api.answer(`GET ${tenantsPath}`, { status: 200, body: { tenants: [wireAcme()] } });
  expect(await provider.create(inputs)).toEqual({ id: tenantId, outs: acmeState });
  expect(api.requests).toEqual(["POST /oauth/token", `POST ${tenantsPath}`, `GET ${tenantsPath}`]);
});

test("a creation that cannot be settled says so, and how to go on", async () => {
  const { api, provider } = configured();
  api.answer(`POST ${tenantsPath}`, refusal(504, "Gateway Timeout"));
  api.answer(`GET ${tenantsPath}`, refusal(403, "Forbidden"));
  const failure = await failureOf(() => provider.create(inputs));
  expect(failure.message).toContain("was created is not known: looking for it in our list failed");
  expect(failure.message).toContain("adoptExisting");
  expect(failure.message).toMatch(/ \[ERR_PRINTIX_UNKNOWN_OUTCOME\]$/);
  expect(api.requests).toEqual(["POST /oauth/token", `POST ${tenantsPath}`, `GET ${tenantsPath}`]);
});

test("a person's data and the secret are in no message, even where the API repeats them", async () => {
  const { api, provider } = configured();
  const detail = "ada@acme.example, Ada Byron, s3cret-value, token-1";
  api.answer(`POST ${tenantsPath}`, refusal(400, "Bad Request", detail));
  const initialUser = { email: "ada@acme.example", name: "Ada Byron" };
  const { message } = await failureOf(() => provider.create({ ...inputs, initialUser }));
  expect(message).not.toMatch(/ada@|Byron|s3cret|token-1/);
  expect(message).toContain(partnerId);
});
