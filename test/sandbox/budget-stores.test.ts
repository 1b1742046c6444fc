import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { join } from "node:path";
import { inspect } from "node:util";
import { startSandbox } from "printix-partner-sandbox";
import { createRedisStore } from "../../sdk/src/budget/redis/redis-store";
import { failureOf } from "../../sdk/test/failure-of";
import { messageOf } from "../../sdk/test/ledger-talk";
import { startProcess } from "../support/run-process";
import { startRedis, type Redis } from "../support/servers/redis";
import { hasServer } from "../support/servers/server-program";
import { until } from "../support/until";

const root = join(__dirname, "..", "..");
const { signal } = new AbortController();
const password = "p@ss word/1%";
const key = "pulumi-printix:budget:of-a-test";

/** What becomes of the first message to a server; its URL may be another database's. */
async function talkWith(url: string, caFile?: string): Promise<unknown> {
  const certificateAuthorities = caFile === undefined ? undefined : [await readFile(caFile, "utf8")];
  const store = createRedisStore({ url: new URL(url), certificateAuthorities }, key);
  try {
    return await store.exchange(messageOf("a", 1), signal);
  } finally {
    await store.close();
  }
}

function expectNoPassword(error: Error): void {
  for (const form of [password, encodeURIComponent(password)]) expect(inspect(error)).not.toContain(form);
}

/** A server on loopback that is none of Redis. */
async function startOther(listener: (socket: Socket) => void) {
  const open = new Set<Socket>();
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    open.add(socket);
    socket.on("close", () => open.delete(socket)).on("error", () => undefined);
    listener(socket);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `redis://budget:${encodeURIComponent(password)}@127.0.0.1:${(server.address() as AddressInfo).port}`,
    open,
    count: () => count,
    stop: async () => {
      for (const socket of open) socket.destroy();
      const closed = once(server, "close");
      server.close();
      await closed;
    },
  };
}

(hasServer("redis") ? describe : describe.skip)("a user of Redis with the rights that the page names", () => {
  let redis: Redis;
  let rights: string[];

  beforeAll(async () => {
    const page = await readFile(join(root, "docs", "budget.md"), "utf8");
    rights = /A user of Redis needs `([^`]+)`/.exec(page)?.[1]?.split(" ") ?? [];
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  /** A user with these rights, and a server that does not know the script yet. */
  async function urlOf(given: string[], database = ""): Promise<string> {
    await redis.command("ACL", "SETUSER", "budget", "reset", "on", `>${password}`, ...given);
    await redis.command("SCRIPT", "FLUSH");
    const url = new URL(`${redis.url}${database}`);
    return Object.assign(url, { username: "budget", password: encodeURIComponent(password) }).href;
  }

  it.each(["", "/1"])("can share a budget at redis://HOST:PORT%s, and is denied nothing", async (database) => {
    await redis.command("ACL", "LOG", "RESET");
    expect(await talkWith(await urlOf(rights, database))).toMatchObject({ haltMs: 2_500 });
    expect(await redis.command("ACL", "LOG")).toEqual([]);
    expect(await redis.command("-n", database.slice(1) || "0", "KEYS", "*")).toEqual([key]);
  });

  it("needs each of them", async () => {
    // Without this one, only a restart of the server is learned of later.
    const needed = rights.filter((right) => right !== "+info");
    for (const right of needed) {
      const url = await urlOf(
        rights.filter((one) => one !== right),
        "/1",
      );
      expect([right, (await failureOf(talkWith(url))).message]).toEqual([
        right,
        expect.stringMatching(/NOPERM|can't run this command|can't access/),
      ]);
    }
    expect(needed).toHaveLength(7);
  });
});

describe("the error of a budget in Redis names no password", () => {
  it("where the server's own error repeats what it was told", async () => {
    const other = await startOther((socket) => {
      socket.on("data", () => {
        socket.write(`-ERR unknown command 'HELLO', with args: '3' 'AUTH' 'budget' '${password}' `);
        socket.write(`or ${encodeURIComponent(password)}\r\n`);
      });
    });
    try {
      const error = await failureOf(talkWith(other.url));
      expect(error.message).toContain("unknown command 'HELLO'");
      expectNoPassword(error);
    } finally {
      await other.stop();
    }
  });

  (hasServer("redis") ? it : it.skip)("where it is another one, and says that", async () => {
    const redis = await startRedis({ user: "budget", password: "another" });
    try {
      const url = Object.assign(new URL(redis.url), { password: encodeURIComponent(password) });
      const error = await failureOf(talkWith(url.href));
      expect(error.message).toContain("WRONGPASS");
      expectNoPassword(error);
    } finally {
      await redis.stop();
    }
  });

  (hasServer("redis") ? it : it.skip)("where the server's authority is not trusted, and says that", async () => {
    const redis = await startRedis({ isTls: true, user: "budget", password });
    try {
      const error = await failureOf(talkWith(redis.url));
      expect(error.message).toMatch(/certificate/);
      expectNoPassword(error);
      expect(await talkWith(redis.url, redis.caFile)).toMatchObject({ haltMs: 2_500 });
    } finally {
      await redis.stop();
    }
  });
});

it("a process ends by itself where the server takes connections and never answers, and closes them", async () => {
  const other = await startOther((socket) => socket.resume());
  const sandbox = await startSandbox();
  try {
    const { partnerId, clientId, clientSecret, apiUrl, authUrl } = sandbox;
    const client = { partnerId, clientId, clientSecret, apiUrl, authUrl, budget: other.url };
    const script = join(root, "test", "support", "budget-client.mjs");
    const task = JSON.stringify({ client, labels: ["only"] });
    const { status, stdout } = await startProcess(process.execPath, [script, task], { cwd: root, env: process.env })
      .ended;
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^ERR_PRINTIX_BUDGET only: .*no change was begun\n$/)]);
    expect(other.count()).toBeGreaterThan(0);
    await until(() => other.open.size === 0);
    expect(sandbox.history()).toEqual([]);
  } finally {
    await sandbox.stop();
    await other.stop();
  }
});
