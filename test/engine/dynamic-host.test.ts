import { spawn, type ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { credentials, Metadata, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { startSandbox, type Sandbox } from "printix-partner-sandbox";
import { endProcess } from "../support/end-process";
import { requestKinds } from "../support/requests";
import { startSlowProxy } from "../support/slow-proxy";

/** What state holds as the provider of every tenant (provider/src/tenant/provider-reference.ts); written out: it may not change. */
const __provider = "module.exports = require('pulumi-printix/runtime')";

const acme = { tenantName: "Acme Co.", tenantDomain: "acme.printix.net", deletionPolicy: "prevent" };
const folder = join(__dirname, "..");

type Values = Record<string, unknown>;
const struct = (values: Values): Struct => Struct.fromJavaScript(values as Record<string, JavaScriptValue>);

/** The SDK's own dynamic host as a process of its own, in the way in which the engine starts and calls it. */
interface Host {
  check: (olds: Values, news: Values) => Promise<{ inputs: Values; failures: Record<string, string> }>;
  diff: (id: string, olds: Values, news: Values) => Promise<messages.DiffResponse.AsObject>;
  create: (properties: Values) => Promise<{ id: string; outs: Values }>;
  delete: (id: string, properties: Values) => Promise<void>;
  /** As the engine at Ctrl-C. */
  cancel: () => Promise<unknown>;
  /** Sends a creation, and lets go of it once the host has it. */
  abandonCreate: (properties: Values) => Promise<void>;
  /** What it has written to standard error. */
  said: () => string;
  /** Nobody reads what it writes to standard error any more. */
  deafen: () => void;
  /** Ends its standard input, as the engine's own end does. */
  endInput: () => void;
  /** Settles with its exit status when it has ended. */
  ended: Promise<number | null>;
}

/** @param engine its address, where the host looks when its standard input has ended; nobody listens at the default one */
async function withHost(
  env: NodeJS.ProcessEnv,
  config: Values,
  use: (host: Host) => Promise<void>,
  engine = "127.0.0.1:1",
): Promise<void> {
  const main = createRequire(__filename).resolve("@pulumi/pulumi/cmd/dynamic-provider/index.js");
  const ownEnv = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PULUMI|PRINTIX)_/.test(name)));
  const child = spawn(process.execPath, [main, engine], { cwd: folder, env: { ...ownEnv, ...env } });
  let client: ResourceProviderClient | undefined;
  try {
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    client = new ResourceProviderClient(`127.0.0.1:${await portOf(child)}`, credentials.createInsecure());
    await configure(client, config);
    const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
    await use({
      ...hostOf(client),
      said: () => said,
      deafen: () => child.stderr.destroy(),
      endInput: () => child.stdin.end(),
      ended,
    });
  } finally {
    client?.close();
    await endProcess(child);
  }
}

function portOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => {
      reject(new Error(`the dynamic host ended with ${code ?? "a signal"} before it gave a port`));
    });
    if (child.stdout) createInterface(child.stdout).once("line", resolve);
  });
}

function configure(client: ResourceProviderClient, config: Values): Promise<unknown> {
  const request = new messages.ConfigureRequest();
  request.setArgs(struct(config));
  return call((answer) => client.configure(request, new Metadata(), answer));
}

type Answer<T> = (error: ServiceError | null, response: T) => void;

function call<T>(send: (answer: Answer<T>) => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    send((error, response) => {
      if (error) reject(error);
      else resolve(response);
    });
  });
}

function hostOf(client: ResourceProviderClient): Omit<Host, "said" | "deafen" | "endInput" | "ended"> {
  const valuesOf = (values: Struct | undefined): Values => values?.toJavaScript() ?? {};
  return {
    async check(olds, news) {
      const request = new messages.CheckRequest();
      request.setOlds(struct(olds));
      request.setNews(struct({ ...news, __provider }));
      const response = await call<messages.CheckResponse>((answer) => client.check(request, answer));
      const failures = response.getFailuresList().map((failure) => [failure.getProperty(), failure.getReason()]);
      return {
        inputs: valuesOf(response.getInputs()),
        failures: Object.fromEntries(failures) as Record<string, string>,
      };
    },
    async diff(id, olds, news) {
      const request = new messages.DiffRequest();
      request.setId(id);
      request.setOlds(struct({ ...olds, __provider }));
      request.setNews(struct({ ...news, __provider }));
      return (await call<messages.DiffResponse>((answer) => client.diff(request, answer))).toObject();
    },
    async create(properties) {
      const request = new messages.CreateRequest();
      request.setProperties(struct({ ...properties, __provider }));
      const response = await call<messages.CreateResponse>((answer) => client.create(request, answer));
      return { id: response.getId(), outs: valuesOf(response.getProperties()) };
    },
    async delete(id, properties) {
      const request = new messages.DeleteRequest();
      request.setId(id);
      request.setProperties(struct({ ...properties, __provider }));
      await call((answer) => client.delete(request, answer));
    },
    cancel: () => call((answer) => client.cancel(new Empty(), answer)),
    async abandonCreate(properties) {
      const request = new messages.CreateRequest();
      request.setProperties(struct({ ...properties, __provider }));
      const abandoned = client.create(request, () => undefined);
      // One call after the other on one connection: what answers the second has the first.
      await call((answer) => client.getPluginInfo(new Empty(), answer));
      abandoned.cancel();
    },
  };
}

const complete = {
  "printix:partnerId": "partner",
  "printix:clientId": "client",
  "printix:clientSecret": "s3cret-value",
  "printix:previewChecks": "false",
};

test("the constant in state is what the host evaluates, and its provider checks and compares", () =>
  withHost({}, complete, async ({ check, diff }) => {
    const { inputs, failures } = await check({}, { tenantName: "Acme Co.", tenantDomain: "acme" });
    expect(failures).toEqual({});
    expect(inputs).toEqual({ ...acme, __provider });

    const bad = await check({}, { tenantName: "", tenantDomain: "Acme" });
    expect(Object.keys(bad.failures)).toEqual(["tenantName", "tenantDomain"]);

    const renamed = await diff("the-id", acme, { ...acme, tenantName: "Acme Ltd." });
    const some = messages.DiffResponse.DiffChanges.DIFF_SOME;
    expect(renamed).toMatchObject({ changes: some, replacesList: ["tenantName"], deletebeforereplace: true });
    const none = messages.DiffResponse.DiffChanges.DIFF_NONE;
    expect(await diff("the-id", acme, acme)).toMatchObject({ changes: none, replacesList: [] });
  }));

test("what is missing of the configuration comes back as failures of the check", () =>
  withHost({}, {}, async ({ check, said }) => {
    const { failures } = await check({}, { tenantName: "Acme Co.", tenantDomain: "acme" });
    expect(failures[""]).toMatch(/printix:clientSecret is not set.* \[ERR_PRINTIX_CONFIG\]/);
    expect(said()).toBe("");
  }));

test("a refusal reaches the engine whole, and the terminal as one line", () =>
  withHost({}, complete, async (host) => {
    const failure = (await host.delete("the-id", acme).catch((error: unknown) => error)) as ServiceError;
    expect(failure.details).toMatch(
      /tenant "Acme Co\." \(acme\.printix\.net\), id the-id\b.*(\n {2}- .*){3} \[PRINTIX_PREVENTED\]/,
    );
    expect(host.said()).toBe(
      'pulumi-printix: delete of tenant "Acme Co." (acme.printix.net): failed, as the error below says\n',
    );
  }));

test("parallel creations meet the provider half configured, and share one client nevertheless", async () => {
  const sandbox: Sandbox = await startSandbox({});
  try {
    await withHost(sandbox.env, {}, async ({ create }) => {
      const numbers = Array.from({ length: 8 }, (_, index) => index);
      const created = await Promise.all(
        numbers.map((n) => create({ ...acme, tenantName: `Customer ${n}`, tenantDomain: `customer-${n}.printix.net` })),
      );
      expect(created.map(({ outs }) => outs["tenantName"])).toEqual(numbers.map((n) => `Customer ${n}`));
      for (const { outs } of created) expect(outs["__provider"]).toBe(__provider);
    });
    expect(requestKinds(sandbox)).toEqual(["POST token 200", ...Array<string>(8).fill("POST tenants 200")]);
  } finally {
    await sandbox.stop();
  }
});

test.each<[string, (host: Host) => Promise<unknown>]>([
  ["says Cancel", ({ cancel }) => cancel()],
  ["is gone, with a call under way", ({ abandonCreate }) => abandonCreate(acme)],
  [
    "is gone, and hears nothing",
    ({ deafen, delete: remove }) => {
      deafen();
      return remove("the-id", acme).catch(() => undefined);
    },
  ],
])("where the engine %s, nobody waits any more, and nothing more is sent", async (_, end) => {
  // The second request would wait for 50 s.
  const sandbox: Sandbox = await startSandbox({ requestsPerSecond: 0.02, burst: 1 });
  try {
    await withHost(sandbox.env, {}, async (host) => {
      await host.create({ ...acme, tenantName: "First", tenantDomain: "first.printix.net" });
      const waiting = host.create(acme).catch((error: unknown) => error);
      await end(host);
      for (const failed of [waiting, host.create(acme).catch((error: unknown) => error)]) {
        expect(((await failed) as ServiceError).details).toContain("[ERR_PRINTIX_INTERRUPTED]");
      }
    });
    expect(requestKinds(sandbox)).toEqual(["POST token 200", "POST tenants 200"]);
  } finally {
    await sandbox.stop();
  }
});

test("a host whose engine is gone ends, once what it has sent is answered", async () => {
  const sandbox: Sandbox = await startSandbox({});
  const proxy = await startSlowProxy(sandbox.url, { requestMs: 500, answerMs: 500 });
  try {
    await withHost({ ...sandbox.env, PRINTIX_API_URL: proxy.url }, {}, async ({ create, endInput, ended }) => {
      const created = create(acme).catch(() => undefined);
      await proxy.sent(1);
      endInput();
      expect(await ended).toBe(0);
      await created;
    });
    // The proxy passes nothing on whose sender has ended meanwhile.
    expect(sandbox.tenants()).toHaveLength(1);
  } finally {
    proxy.stop();
    await sandbox.stop();
  }
});

test("one whose engine lives goes on, whatever becomes of its input, and ends with the engine", async () => {
  const engine = createServer();
  await new Promise<void>((resolve) => engine.listen(0, "127.0.0.1", resolve));
  const asked = new Promise<Socket>((resolve) => engine.once("connection", resolve));
  const address = `127.0.0.1:${(engine.address() as AddressInfo).port}`;
  const goesOn = async ({ check, endInput, ended }: Host): Promise<void> => {
    endInput();
    const connection = await asked;
    const { failures } = await check({}, { tenantName: "", tenantDomain: "globex" });
    expect(Object.keys(failures)).toEqual(["tenantName"]);
    engine.close();
    connection.destroy();
    expect(await ended).toBe(0);
  };
  try {
    await withHost(
      {},
      complete,
      async (host) => {
        // With the first call the host has the provider.
        await host.check({}, { tenantName: "Acme Co.", tenantDomain: "acme" });
        await goesOn(host);
      },
      address,
    );
  } finally {
    engine.close();
  }
});
