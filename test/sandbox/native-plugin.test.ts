import { credentials, Server, ServerCredentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient, ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { startSandbox, type Sandbox } from "printix-partner-sandbox";
import { createPlugin } from "../../provider/src/adapters/native/plugin";
import { tenantService } from "../../provider/src/adapters/native/service";
import { highLimits } from "../support/crash";
import { requestKinds } from "../support/requests";

const urn = "urn:pulumi:dev::acme::printix:index:Tenant::acme";
const providerUrn = "urn:pulumi:dev::acme::pulumi:providers:printix::nordic";
const acme = { tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "cancel" };
const secret = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

type Answered<Response> = (error: ServiceError | null, response: Response) => void;

function answered<Response>(send: (callback: Answered<Response>) => unknown): Promise<Response> {
  return new Promise((resolve, reject) => {
    send((error, response) => {
      if (error) reject(error);
      else resolve(response);
    });
  });
}

let sandbox: Sandbox;
let server: Server;
let port: number;
const clients: ResourceProviderClient[] = [];
beforeEach(async () => {
  sandbox = await startSandbox(highLimits);
  server = new Server();
  server.addService(ResourceProviderService, tenantService(createPlugin({ ...sandbox.env }, undefined)));
  port = await new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  server.forceShutdown();
  await sandbox.stop();
});

/** An engine's connection to the plugin, with a provider of these settings. */
async function connected(args: object = {}) {
  // Without its own pool, two clients of one address would share a connection.
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
    "grpc.use_local_subchannel_pool": 1,
  });
  clients.push(client);
  const configure = new proto.ConfigureRequest();
  configure.setUrn(providerUrn);
  configure.setArgs(struct(args));
  await answered<proto.ConfigureResponse>((done) => client.configure(configure, done));

  const check = async (news: object, olds: object = {}) => {
    const request = new proto.CheckRequest();
    request.setUrn(urn);
    request.setOlds(struct(olds));
    request.setNews(struct(news));
    const response = await answered<proto.CheckResponse>((done) => client.check(request, done));
    const failures = response.getFailuresList().map((failure) => failure.toObject());
    return { inputs: response.getInputs()?.toJavaScript() ?? {}, failures };
  };
  const diff = async (id: string, olds: object, news: object) => {
    const request = new proto.DiffRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setOlds(struct(olds));
    request.setNews(struct(news));
    return answered<proto.DiffResponse>((done) => client.diff(request, done));
  };
  const create = async (inputs: object, isPreview = false) => {
    const request = new proto.CreateRequest();
    request.setUrn(urn);
    request.setProperties(struct(inputs));
    request.setPreview(isPreview);
    const response = await answered<proto.CreateResponse>((done) => client.create(request, done));
    return { id: response.getId(), state: response.getProperties()?.toJavaScript() ?? {} };
  };
  const read = async (id: string, state: object = {}) => {
    const request = new proto.ReadRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setProperties(struct(state));
    return answered<proto.ReadResponse>((done) => client.read(request, done));
  };
  const update = async (olds: object, news: object) => {
    const request = new proto.UpdateRequest();
    request.setOlds(struct(olds));
    request.setNews(struct(news));
    const response = await answered<proto.UpdateResponse>((done) => client.update(request, done));
    return response.getProperties()?.toJavaScript();
  };
  const remove = async (id: string, state: object) => {
    const request = new proto.DeleteRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setProperties(struct(state));
    return answered<Empty>((done) => client.delete(request, done));
  };
  const invoke = async (name: string, functionArgs: object) => {
    const request = new proto.InvokeRequest();
    request.setTok(`printix:index:${name}`);
    request.setArgs(struct(functionArgs));
    const response = await answered<proto.InvokeResponse>((done) => client.invoke(request, done));
    return response.getReturn()?.toJavaScript();
  };
  const list = (limit: number): Promise<string[]> =>
    new Promise((resolve, reject) => {
      const request = new proto.ListRequest();
      request.setToken("printix:index:Tenant");
      request.setLimit(limit);
      const names: string[] = [];
      client
        .list(request)
        .on("data", (response: proto.ListResponse) => names.push(response.getResult()?.getName() ?? ""))
        .on("error", reject)
        .on("end", () => {
          resolve(names);
        });
    });
  const cancel = () => answered<Empty>((done) => client.cancel(new Empty(), done));
  return { client, check, diff, create, read, update, remove, invoke, list, cancel };
}

const struct = (properties: object): Struct => Struct.fromJavaScript(properties as never);

test("a tenant from its check to its end, as the engine calls: a preview sends nothing but a list", async () => {
  const { check, diff, create, read, update, remove } = await connected();
  const { inputs, failures } = await check({
    ...acme,
    tenantDomain: secret("acme"),
    initialUser: { email: "it@acme.example", name: "Ada" },
  });
  expect(failures).toEqual([]);
  expect(inputs).toMatchObject({ tenantDomain: secret("acme.printix.net"), initialUser: secret({ name: "Ada" }) });
  const foreseen = await create(inputs, true);
  expect(foreseen.id).toBe("");
  expect(foreseen.state).toMatchObject({
    tenantName: "Acme Co.",
    selfUrl: expect.stringMatching(/^04da6b54-/) as string,
  });
  expect(requestKinds(sandbox)).toEqual(["POST token 200", "GET tenants 200"]);

  const { id, state } = await create(inputs);
  expect(state).toMatchObject({ homeUrl: secret("https://acme.printix.net"), deletionPolicy: "cancel" });
  expect(state).not.toHaveProperty("initialUser");
  expect((await diff(id, state, inputs)).getChanges()).toBe(proto.DiffResponse.DiffChanges.DIFF_NONE);
  const found = await read(id, state);
  expect(found.getInputs()?.toJavaScript()).toEqual({
    ...acme,
    tenantDomain: secret("acme.printix.net"),
  });
  expect(await update(state, { ...acme, deletionPolicy: "abandon" })).toMatchObject({ deletionPolicy: "abandon" });
  // Whoever holds it in this run does not cancel it; another run does.
  await expect(remove(id, state)).rejects.toMatchObject({
    details: expect.stringContaining("[PRINTIX_STILL_DECLARED]") as string,
  });
  const later = await connected();
  await later.remove(id, state);
  expect(sandbox.tenants()).toEqual([]);
  expect((await later.read(id, state)).getId()).toBe("");
});

test("a diff tells what changes of each property", async () => {
  const { diff, check, create } = await connected();
  const { id, state } = await create((await check(acme)).inputs);
  const { ADD, UPDATE, UPDATE_REPLACE } = proto.PropertyDiff.Kind;
  const kinds = async (olds: object, news: object) => {
    const response = await diff(id, olds, { ...acme, tenantDomain: "acme.printix.net", ...news });
    const map = [...response.getDetaileddiffMap().entries()].map(([name, change]) => [name, change.getKind()]);
    return { map, replaces: response.getReplacesList(), isFirst: response.getDeletebeforereplace() };
  };
  expect(await kinds(state, { tenantName: "Acme Ltd." })).toEqual({
    map: [["tenantName", UPDATE_REPLACE]],
    replaces: ["tenantName"],
    isFirst: true,
  });
  expect(await kinds(state, { tenantDomain: "other.printix.net" })).toMatchObject({ isFirst: false });
  expect((await kinds(state, { deletionPolicy: "prevent" })).map).toEqual([["deletionPolicy", UPDATE]]);
  const { deletionPolicy: _, ...without } = state as Record<string, unknown>;
  expect((await kinds(without, {})).map).toEqual([["deletionPolicy", ADD]]);
});

test("two connections are two providers, each with its own partner, and each call is of its own", async () => {
  sandbox.addPartner({ partnerId: "nordic", clientId: "nordic", clientSecret: "nordic-secret", ...highLimits });
  const home = await connected();
  const nordic = await connected({ partnerId: "nordic", clientId: "nordic", clientSecret: secret("nordic-secret") });
  const made = await Promise.all(
    [home, nordic].map(async ({ check, create }, index) =>
      create((await check({ ...acme, tenantDomain: `acme-${index}` })).inputs),
    ),
  );
  expect(
    sandbox
      .tenants()
      .map(({ partnerId }) => partnerId)
      .sort(),
  ).toEqual([sandbox.partnerId, "nordic"].sort());
  expect(await home.list(0)).toEqual(["acme-0"]);
  expect(await nordic.invoke("getTenant", { id: made[1]?.id })).toMatchObject({ tenantDomain: "acme-1.printix.net" });
  await expect(home.invoke("getTenant", { id: made[1]?.id })).rejects.toMatchObject({
    details: expect.stringContaining("[PRINTIX_NO_SUCH_TENANT]") as string,
  });
  await expect(home.diff(made[1]?.id ?? "", made[1]?.state ?? {}, acme)).rejects.toMatchObject({
    details: expect.stringContaining("[PRINTIX_OTHER_PARTNER]") as string,
  });
  for (const { status } of sandbox.requests()) expect(status).not.toBe(403);
});

test("a list has as many as were asked for, and functions answer with objects", async () => {
  const { list, invoke } = await connected();
  for (const name of ["one", "two", "three"]) sandbox.createTenant({ tenantName: name, tenantDomain: name });
  expect(await list(2)).toHaveLength(2);
  expect((await list(0)).sort()).toEqual(["one", "three", "two"]);
  expect(await invoke("getTenants", {})).toMatchObject({ tenants: [{}, {}, {}] });
  expect(await invoke("getAccess", {})).toHaveProperty("requestsPerSecond");
  const [one] = sandbox.tenants();
  expect(await invoke("getBillingInfo", { tenantId: one?.id })).toHaveProperty("currentUserLicenses");
  expect(await invoke("getTenant", { tenantDomain: "one" })).toMatchObject({ id: one?.id });
  for (const [name, args] of [
    ["getNothing", {}],
    ["getTenant", { id: "a", tenantDomain: "b" }],
    ["constructor", {}],
  ] as const) {
    await expect(invoke(name, args)).rejects.toMatchObject({
      details: expect.stringContaining("[PRINTIX_INPUT]") as string,
    });
  }
});

test("a list that fails, and a message of any length, reach the engine", async () => {
  const { list, remove } = await connected();
  sandbox.setAccess("none");
  await expect(list(0)).rejects.toMatchObject({ details: expect.stringContaining("403") as string });
  const tenantName = "x".repeat(100_000);
  await expect(remove("id", { tenantName, deletionPolicy: "prevent" })).rejects.toMatchObject({
    details: expect.stringMatching(/^Refusing|^Not cancelled/) as string,
  });
});

test("whoever is cancelled sends nothing more, and others go on", async () => {
  const [one, other] = [await connected(), await connected({ maxCancels: "1" })];
  await one.cancel();
  await expect(one.create({ ...acme, tenantDomain: "acme.printix.net" })).rejects.toMatchObject({
    details: expect.stringContaining("[ERR_PRINTIX_INTERRUPTED]") as string,
  });
  await other.create({ ...acme, tenantDomain: "acme.printix.net" });
  expect(sandbox.tenants()).toHaveLength(1);
});

test("the plugin tells its version and its schema, takes secrets, and judges settings before it is configured", async () => {
  const { client } = await connected();
  const handshake = await answered<proto.ProviderHandshakeResponse>((done) =>
    client.handshake(new proto.ProviderHandshakeRequest(), done),
  );
  expect(handshake.getAcceptSecrets()).toBe(true);
  const schema = await answered<proto.GetSchemaResponse>((done) =>
    client.getSchema(new proto.GetSchemaRequest(), done),
  );
  const info = await answered<{ getVersion: () => string }>((done) => client.getPluginInfo(new Empty(), done));
  expect(JSON.parse(schema.getSchema())).toMatchObject({ name: "printix", version: info.getVersion() });

  const request = new proto.CheckRequest();
  request.setUrn(providerUrn);
  request.setNews(struct({ partnerId: "nordic", clientSecret: "in the clear" }));
  const checked = await answered<proto.CheckResponse>((done) => client.checkConfig(request, done));
  expect(checked.getInputs()?.toJavaScript()).toEqual({ partnerId: "nordic", clientSecret: secret("in the clear") });
  expect(checked.getFailuresList().map((failure) => failure.getReason())).toEqual([
    expect.stringContaining("clientId"),
  ]);
  const change = new proto.DiffRequest();
  change.setOldInputs(struct({ partnerId: "a", burst: "1" }));
  change.setNews(struct({ partnerId: "b", burst: "1" }));
  const diff = await answered<proto.DiffResponse>((done) => client.diffConfig(change, done));
  expect(diff.toObject()).toMatchObject({ diffsList: ["partnerId"], replacesList: [], deletebeforereplace: false });
});
