import { once } from "node:events";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLineOf, descendantsOf } from "../support/process-tree.mts";
import { startProcess } from "../support/run-process";
import { startPostgres } from "../support/servers/postgres";
import { startRedis, type RedisOptions } from "../support/servers/redis";
import { startS3 } from "../support/servers/s3";
import { hasServer, type ServerName } from "../support/servers/server-program";
import { until } from "../support/until";

const root = join(__dirname, "..", "..");
const fixture = join(__dirname, "fixtures", "killed");
const names: ServerName[] = ["postgres", "redis", "s3"];
const here = names.filter(hasServer);
const withServer = (name: ServerName): jest.It => (here.includes(name) ? it : it.skip);

/** Of a test that was killed. */
let left: number[] = [];

afterEach(() => {
  for (const pid of left) if (commandLineOf(pid) !== "") process.kill(pid, "SIGKILL");
});

/** How many processes of a server this one has started that still run. */
const running = (name: string): number =>
  descendantsOf(process.pid).filter((pid) => commandLineOf(pid).includes(name)).length;

withServer("redis").each<[string, RedisOptions]>([
  ["as it is", {}],
  ["with a password", { password: "p@ss word" }],
  ["with a user", { user: "budget", password: "p@ss word" }],
  ["with TLS", { isTls: true, password: "secret" }],
])("a Redis %s answers, and is gone once it is stopped", async (_, options) => {
  const redis = await startRedis(options);
  try {
    expect(running("redis-server")).toBeGreaterThan(0);
    expect(await redis.command("SET", "key", "value")).toBe("OK");
    expect(await redis.command("INCR", "count")).toBe(1);
    expect(await redis.command("GET", "key")).toBe("value");
    expect(await redis.command("GET", "none")).toBeNull();
    await expect(redis.command("INCR", "key")).rejects.toThrow("not an integer");
  } finally {
    await redis.stop();
  }
  expect(running("redis-server")).toBe(0);
});

withServer("redis")("a Redis with a user lets nobody else in", async () => {
  const redis = await startRedis({ user: "budget", password: "secret" });
  try {
    const { port } = new URL(redis.url);
    const socket = connect(Number(port), "127.0.0.1");
    socket.end("PING\r\n");
    const [answer] = (await once(socket, "data")) as [Buffer];
    expect(answer.toString()).toMatch(/^-NOAUTH/);
  } finally {
    await redis.stop();
  }
});

withServer("redis").each([true, false])(
  "a Redis that was killed is there again at its address, with what it kept: %s",
  async (isPersistent) => {
    const redis = await startRedis({ isPersistent });
    try {
      await redis.command("SET", "key", "value");
      await redis.kill();
      await expect(redis.command("PING")).rejects.toThrow("refused");
      await redis.restart();
      expect(await redis.command("GET", "key")).toBe(isPersistent ? "value" : null);
    } finally {
      await redis.stop();
    }
  },
);

withServer("redis")(
  "a Redis that is paused answers once it goes on, and can be stopped while it is paused",
  async () => {
    const redis = await startRedis();
    try {
      redis.pause();
      const states: string[] = [];
      const answer = redis.command("PING").then((said) => states.push(String(said)));
      // Another one answers meanwhile.
      const other = await startRedis();
      states.push(String(await other.command("ECHO", "other")));
      await other.stop();
      redis.resume();
      await answer;
      expect(states).toEqual(["other", "PONG"]);
      redis.pause();
    } finally {
      await redis.stop();
    }
  },
);

withServer("postgres")("a PostgreSQL asks who comes for a password, and is gone once it is stopped", async () => {
  const postgres = await startPostgres();
  try {
    expect(running("postgres")).toBeGreaterThan(0);
    const { port, username } = new URL(postgres.url);
    const socket = connect(Number(port), "127.0.0.1");
    // StartupMessage (https://www.postgresql.org/docs/15/protocol-message-formats.html)
    const words = Buffer.from(`\0\x03\0\0user\0${username}\0database\0postgres\0\0`);
    const length = Buffer.alloc(4);
    length.writeInt32BE(words.length + 4);
    socket.write(Buffer.concat([length, words]));
    const [answer] = (await once(socket, "data")) as [Buffer];
    socket.destroy();
    expect(answer.toString()).toMatch(/^R[^]+SCRAM-SHA-256/);
  } finally {
    await postgres.stop();
  }
  expect(running("postgres")).toBe(0);
});

withServer("s3")("an S3 server keeps an object, and is gone once it is stopped", async () => {
  const s3 = await startS3();
  try {
    expect(running("gofakes3")).toBeGreaterThan(0);
    const object = `${s3.url}/state/folder/object`;
    expect((await fetch(object)).status).toBe(404);
    expect((await fetch(object, { method: "PUT", body: "kept" })).status).toBe(200);
    expect(await (await fetch(object)).text()).toBe("kept");
  } finally {
    await s3.stop();
  }
  expect(running("gofakes3")).toBe(0);
});

(here.length > 0 ? it : it.skip)("a test that is killed takes its servers along", async () => {
  const folder = await mkdtemp(join(tmpdir(), "printix-killed-"));
  try {
    // PostgreSQL may be another user there.
    await chmod(folder, 0o755);
    const jest = join(root, "node_modules", "jest", "bin", "jest.js");
    const { pid, said, ended } = startProcess(
      process.execPath,
      [jest, "--runInBand", "--config", join(fixture, "jest.config.mjs")],
      {
        cwd: root,
        env: { ...process.env, TMPDIR: folder, SERVERS: here.join(" ") },
      },
    );
    await Promise.race([said(/the servers run/), ended.then(({ output }) => Promise.reject(new Error(output)))]);
    left = descendantsOf(pid);
    expect(left.length).toBeGreaterThanOrEqual(here.length);
    process.kill(pid, "SIGKILL");
    await ended;
    await until(() => left.every((server) => commandLineOf(server) === ""));
    // What a killed process leaves on disk.
    expect((await readdir(folder)).length).toBeGreaterThan(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});
