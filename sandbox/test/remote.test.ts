import { startSandbox, type SandboxOptions } from "../src";
import { rawCall } from "./support/raw-call";
import { start } from "./support/sandboxes";

const remote = { isRemoteAllowed: true, clientSecret: "a secret of one's own" };

it("listens on every address where it is told to, and answers to its own secret alone", async () => {
  const caller = await start({ ...remote, host: "0.0.0.0" });
  expect(caller.sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const publicOne = { grant_type: "client_credentials", client_id: "sandbox-client", client_secret: "sandbox-secret" };
  expect((await caller.form(publicOne)).status).toBe(401);
  const token = await caller.token();
  expect((await caller.call("GET", caller.tenantsPath, { token })).status).toBe(200);
});

it.each<[SandboxOptions, string]>([
  [{ host: "0.0.0.0" }, "host must be a loopback address: any other needs isRemoteAllowed (--allow-remote)"],
  [{ host: "0.0.0.0", isRemoteAllowed: false, clientSecret: "x" }, "host must be a loopback address"],
  [{ isRemoteAllowed: true }, "clientSecret must be one of your own where remote callers are allowed"],
  [{ ...remote, clientSecret: "sandbox-secret" }, "clientSecret must be one of your own"],
  [
    { ...remote, partners: [{ partnerId: "p", clientId: "c", clientSecret: "sandbox-secret" }] },
    "clientSecret must be one of your own",
  ],
  [{ isRemoteAllowed: "yes" as unknown as boolean }, "isRemoteAllowed must be true or false"],
])("refuses %j", async (options, message) => {
  await expect(startSandbox(options)).rejects.toThrow(message);
});

it.each([
  ["sandbox:8080", 200],
  ["sandbox", 200],
  ["host.docker.internal:9000", 200],
  ["sandbox.default.svc.cluster.local", 200],
  ["172.17.0.2:8080", 200],
  ["[fd00::2]:8080", 200],
  ["localhost:1", 200],
  ["attacker.example:8080", 403],
  ["172.17.0.2.attacker.example", 403],
  ["internal.attacker.example", 403],
])("the control API is reached as %s: %i, and never without its token", async (host, status) => {
  const { sandbox } = await start(remote);
  const url = `${sandbox.url}/sandbox/api`;
  const authorization = `Bearer ${sandbox.controlToken}`;
  expect((await rawCall(url, { headers: { host, authorization } })).status).toBe(status);
  expect((await rawCall(url, { headers: { host } })).status).toBe(status === 200 ? 401 : 403);
  const headers = { host, authorization, origin: "https://attacker.example" };
  expect((await rawCall(url, { headers })).status).toBe(403);
});
