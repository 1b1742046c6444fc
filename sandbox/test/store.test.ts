import { writeFileSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { DataFileError } from "../src";
import { openDatabase } from "../src/store/database";
import { start, temporaryDataFile } from "./support/sandboxes";

const acme = { tenant_name: "Acme Co.", tenant_domain: "acme" };

it("tenants, history, log and tokens survive a restart; links follow the new port", async () => {
  const dataFile = temporaryDataFile();
  const first = await start({ dataFile });
  const token = await first.token();
  await first.call("POST", first.tenantsPath, { token, json: acme });
  first.sandbox.removeTenant(first.sandbox.createTenant({ tenantName: "Gone", tenantDomain: "gone" }).id);
  const [tenants, history, requests] = [first.sandbox.tenants(), first.sandbox.history(), first.sandbox.requests()];
  await first.sandbox.stop();

  const second = await start({ dataFile });
  expect(second.sandbox.tenants()).toEqual(tenants);
  expect(second.sandbox.history()).toEqual(history);
  expect(second.sandbox.requests()).toEqual(requests);
  const { body } = await second.call("GET", second.tenantsPath, { token });
  const [listed] = (body as { tenants: { _links: { self: { href: string } } }[] }).tenants;
  expect(listed?._links.self.href).toBe(`${second.sandbox.url}${second.tenantsPath}/${tenants[0]?.id ?? ""}`);
  expect(second.sandbox.requests().map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
});

it("keeps the tenants of two partners in one data file apart, but not their domains", async () => {
  const dataFile = temporaryDataFile();
  const first = await start({ dataFile, partnerId: "one" });
  const { id } = first.sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
  await first.sandbox.stop();
  const second = await start({ dataFile, partnerId: "two" });
  const token = await second.token();
  expect((await second.call("GET", `${second.tenantsPath}/${id}`, { token })).status).toBe(404);
  expect((await second.call("DELETE", `${second.tenantsPath}/${id}`, { token })).status).toBe(404);
  expect((await second.call("GET", second.tenantsPath, { token })).body).toMatchObject({ tenants: [] });
  expect((await second.call("POST", second.tenantsPath, { token, json: acme })).status).toBe(409);
  expect(second.sandbox.tenants()).toMatchObject([{ id, partnerId: "one" }]);
});

it("logs every request in the order of arrival, and no secret", async () => {
  const caller = await start();
  const { sandbox, tenantsPath } = caller;
  const token = await caller.token();
  const answer = await caller.call("GET", `${tenantsPath}?token=${token}`, { token });
  await caller.call("GET", tenantsPath);
  expect(sandbox.requests()).toMatchObject([
    { sequence: 1, method: "POST", path: "/oauth/token", status: 200, partnerId: sandbox.partnerId },
    { sequence: 2, method: "GET", path: tenantsPath, status: 200, partnerId: sandbox.partnerId },
    { sequence: 3, method: "GET", path: tenantsPath, status: 401 },
  ]);
  const log = sandbox.requests();
  expect(log[1]?.requestId).toBe(answer.headers.get("x-printix-request-id"));
  expect(log[2]).not.toHaveProperty("partnerId");
  expect(JSON.stringify(log)).not.toContain(token);
  sandbox.clearRequests();
  expect(sandbox.requests()).toEqual([]);
});

it("keeps no token and no secret in the data file", async () => {
  const dataFile = temporaryDataFile();
  const caller = await start({ dataFile });
  const { access_token, refresh_token } = await caller.tokens();
  await caller.sandbox.stop();
  const bytes = readFileSync(dataFile).toString("latin1");
  for (const secret of [access_token, refresh_token, "sandbox-secret"]) expect(bytes).not.toContain(secret);
});

it("keeps a data file in WAL mode, and each commit of it on the disk", () => {
  const db = openDatabase(temporaryDataFile());
  try {
    expect(db.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    // 2 is FULL: at NORMAL, a machine that loses its power forgets the last commits of a WAL.
    expect(db.prepare("PRAGMA synchronous").get()).toEqual({ synchronous: 2 });
  } finally {
    db.close();
  }
});

it.each([
  ["no SQLite", () => undefined],
  ["no way to ask for it", undefined],
])("says which Node it needs on one that has %s", (_case, getBuiltinModule) => {
  const original = process.getBuiltinModule.bind(process);
  Object.assign(process, { getBuiltinModule });
  try {
    expect(() => openDatabase()).toThrow(new Error(`needs Node 22.20 or newer; this is ${process.version}`));
  } finally {
    Object.assign(process, { getBuiltinModule: original });
  }
});

describe("a data file that cannot be used", () => {
  const refused = async (dataFile: string) => {
    const error: unknown = await start({ dataFile }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(DataFileError);
    return (error as DataFileError).message;
  };

  it("is not a database", async () => {
    const dataFile = temporaryDataFile();
    writeFileSync(dataFile, "tenants:\n  - acme\n".repeat(100));
    expect(await refused(dataFile)).toBe(`data file ${dataFile}: is not a database`);
  });

  it("is another program's, and stays as it was", async () => {
    const dataFile = temporaryDataFile();
    const other = new DatabaseSync(dataFile);
    other.exec("CREATE TABLE theirs (x)");
    other.close();
    const before = readFileSync(dataFile);
    expect(await refused(dataFile)).toMatch(/another program's database/);
    expect(readFileSync(dataFile)).toEqual(before);
  });

  it("is from a newer version", async () => {
    const dataFile = temporaryDataFile();
    await (await start({ dataFile })).sandbox.stop();
    const db = new DatabaseSync(dataFile);
    db.exec("PRAGMA user_version = 99");
    db.close();
    expect(await refused(dataFile)).toMatch(/written by a newer printix-partner-sandbox \(version 99/);
  });

  it("is in use", async () => {
    const dataFile = temporaryDataFile();
    await start({ dataFile });
    expect(await refused(dataFile)).toBe(`data file ${dataFile}: is in use by another process`);
  });

  it("is in a folder that is not there", async () => {
    expect(await refused("/no/such/folder/sandbox.db")).toMatch(/unable to open database file/);
  });
});
