import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { startSandbox } from "../src";
import { isRunByScript } from "../src/cli/launcher";
import { start, temporaryDataFile, temporaryFolder } from "./support/sandboxes";

const root = join(__dirname, "../..");
const bin = join(root, "sandbox/bin/printix-partner-sandbox.js");
const running: ChildProcess[] = [];
const groups: number[] = [];

beforeAll(() => {
  execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-b", "sandbox"], { cwd: root });
}, 120_000);

afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
  for (const group of groups.splice(0)) endGroup(group);
});

/** Ends what a process has started and a failed test has left. */
function endGroup(group: number): void {
  try {
    process.kill(-group, "SIGKILL");
  } catch (error) {
    expect(error).toMatchObject({ code: "ESRCH" });
  }
}

function run(...args: string[]) {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ["pipe", "pipe", "pipe"] });
  running.push(child);
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const exit = once(child, "close").then(([code]) => ({ code: code as number | null, stderr }));
  return { child, exit, line: async () => String((await lines.next()).value) };
}

async function ready(...args: string[]) {
  const command = run("--json", ...args);
  return { ...command, info: JSON.parse(await command.line()) as Record<string, string> };
}

it.each(["SIGTERM", "SIGINT"] as const)("%s stops it with status 0, a keep-alive connection open", async (signal) => {
  const dataFile = temporaryDataFile();
  const { child, exit, info } = await ready("--data-file", dataFile, "--client-id", "mine");
  const names = ["url", "apiUrl", "authUrl", "partnerId", "clientId", "clientSecret", "dashboardUrl", "pid"];
  expect(Object.keys(info)).toEqual(names);
  expect(info).toMatchObject({ clientId: "mine", pid: child.pid });
  expect((await fetch(info["url"] ?? "")).status).toBe(404);
  child.kill(signal);
  expect(await exit).toEqual({ code: 0, stderr: "" });
  const { sandbox } = await start({ dataFile });
  expect(sandbox.requests()).toMatchObject([{ sequence: 1, path: "/", status: 404 }]);
});

it("keeps what it had answered when it is killed", async () => {
  const dataFile = temporaryDataFile();
  const { child, exit, info } = await ready("--data-file", dataFile);
  expect((await fetch(info["url"] ?? "")).status).toBe(404);
  child.kill("SIGKILL");
  await exit;
  const { sandbox } = await start({ dataFile });
  expect(sandbox.requests()).toHaveLength(1);
});

it("one of two that start at once on a data file has it, and the other is refused", async () => {
  const dataFile = temporaryDataFile();
  const opener = `
    const { openDatabase } = require(${JSON.stringify(join(root, "sandbox/dist/store/database.js"))});
    let db;
    const open = (dataFile) => {
      try {
        db = openDatabase(dataFile);
        return "has it";
      } catch (error) {
        return error.message;
      }
    };
    const close = () => {
      db?.close();
      db = undefined;
      return "has none";
    };
    process.on("message", ({ dataFile, atMs }) => {
      while (Date.now() < atMs);
      process.send(dataFile === undefined ? close() : open(dataFile));
    });`;
  const stdio = ["ignore", "inherit", "inherit", "ipc"] as const;
  const children = [0, 1].map(() => spawn(process.execPath, ["-e", opener], { stdio: [...stdio] }));
  running.push(...children);
  const tell = (given?: string): Promise<string[]> => {
    const atMs = Date.now() + 50;
    return Promise.all(
      children.map(async (child) => {
        const answer = once(child, "message");
        child.send({ dataFile: given, atMs });
        return String((await answer)[0]);
      }),
    );
  };
  for (let round = 0; round < 10; round++) {
    const outcomes = (await tell(dataFile)).sort();
    expect(outcomes).toEqual([`data file ${dataFile}: is in use by another process`, "has it"]);
    expect(await tell()).toEqual(["has none", "has none"]);
  }
});

it("--exit-with-parent stops it when its standard input closes", async () => {
  const { child, exit } = await ready("--exit-with-parent");
  child.stdin.end();
  expect((await exit).code).toBe(0);
});

/** Starts a program that starts the sandbox, which goes on to hold the program's standard output. */
async function startBy(program: string, args: string[], cwd: string) {
  const path = `${join(process.execPath, "..")}:${process.env["PATH"] ?? ""}`;
  const { npm_lifecycle_script: _ofThisTest, ...env } = process.env;
  const child = spawn(program, args, {
    ...{ cwd, detached: true, env: { ...env, PATH: path } },
    stdio: ["ignore", "pipe", "ignore"],
  });
  if (child.pid !== undefined) groups.push(child.pid);
  const closed = once(child, "close");
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith("{")) return { child, closed, info: JSON.parse(line) as { pid: number; url: string } };
  }
  throw new Error(`${program} ended before the sandbox was ready`);
}

const onLinux = process.platform === "linux" ? it : it.skip;

describe("started by npx or by a package's script", () => {
  const byNpx = () => startBy("npx", ["printix-partner-sandbox", "--json"], root);

  it("ends when that is told to end", async () => {
    const { child, closed } = await byNpx();
    child.kill("SIGTERM");
    await closed;
  });

  onLinux("ends when npx is killed", async () => {
    const { child, closed } = await byNpx();
    child.kill("SIGKILL");
    await closed;
  });

  it("ends with npm run", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "package.json"), JSON.stringify({ scripts: { api: `node ${bin} --json` } }));
    const { child, closed } = await startBy("npm", ["run", "api"], folder);
    child.kill("SIGTERM");
    await closed;
  });

  it.each([
    ["printix-partner-sandbox", true],
    ["'printix-partner-sandbox'", true],
    ["npm run build && printix-partner-sandbox --port 8080 2>&1", true],
    ["printix-partner-sandbox --port 8080 &", false],
    ["printix-partner-sandbox > env.sh & sleep 1", false],
    ["nohup printix-partner-sandbox", false],
    ["setsid printix-partner-sandbox", false],
    ["jest", false],
    [undefined, false],
  ])("ends with the shell of the script %j: %s", (script, isEnded) => {
    expect(isRunByScript(script === undefined ? {} : { npm_lifecycle_script: script })).toBe(isEnded);
  });
});

it("outlives a shell that put it in the background", async () => {
  const { child, closed, info } = await startBy("sh", ["-c", `"${process.execPath}" "${bin}" --json &`], root);
  if (child.exitCode === null) await once(child, "exit");
  expect((await fetch(info.url)).status).toBe(404);
  process.kill(info.pid, "SIGTERM");
  await closed;
});

it("prints lines for a shell, and on standard error that nothing is kept", async () => {
  const { child, exit, line } = run("--partner-id", "it's");
  expect(await line()).toBe(`export PRINTIX_PARTNER_ID='it'\\''s'`);
  expect(await line()).toBe("export PRINTIX_CLIENT_ID=sandbox-client");
  expect(await line()).toBe("export PRINTIX_CLIENT_SECRET=sandbox-secret");
  expect(await line()).toMatch(/^export PRINTIX_API_URL=http:\/\/127\.0\.0\.1:\d+$/);
  expect(await line()).toMatch(/^export PRINTIX_AUTH_URL=http:\/\/127\.0\.0\.1:\d+\/oauth\/token$/);
  child.kill("SIGTERM");
  const { stderr } = await exit;
  expect(stderr.split("\n")).toEqual([
    "Everything is kept in memory and gone at the end; --data-file FILE keeps it.",
    "Partner it's: 0 tenants; access starter, 5 requests a second, 10 at once, 50000 in 24 hours.",
    expect.stringMatching(/^Dashboard: http:\/\/127\.0\.0\.1:\d+\/sandbox\?token=[\w-]{32}$/),
    "",
  ]);
});

it("invents tenants, and puts partners in the access states that it is told", async () => {
  const second = ["--partner", "second:second-client:second-secret:none"];
  const { info } = await ready("--tenants", "500", "--access", "pro-pilot", "--seed", "3", ...second);
  const { url = "", dashboardUrl = "" } = info;
  const control = await fetch(`${url}/sandbox/api${new URL(dashboardUrl).search}`);
  expect(await control.json()).toMatchObject({
    partners: [
      { access: "pro-pilot", limits: { requestsPerSecond: 10 } },
      { partnerId: "second", clientIds: ["second-client"], access: "none" },
    ],
  });
  const tenants = (await (
    await fetch(`${url}/sandbox/api/tenants${new URL(dashboardUrl).search}`)
  ).json()) as unknown[];
  expect(tenants).toHaveLength(500);
  const { sandbox } = await start({ tenants: 500, seed: 3 });
  expect(tenants).toMatchObject(sandbox.tenants().map(({ id, tenantDomain }) => ({ id, tenantDomain })));
});

it("passes its options on", async () => {
  const { info } = await ready("--rate", "0.5", "--burst", "1", "--token-lifetime", "30", "--list-shape", "envelope");
  const form = { grant_type: "client_credentials", client_id: "sandbox-client", client_secret: "sandbox-secret" };
  const answer = await fetch(info["authUrl"] ?? "", { method: "POST", body: new URLSearchParams(form) });
  const { access_token, expires_in } = (await answer.json()) as { access_token: string; expires_in: number };
  expect(expires_in).toBe(30);
  const list = await fetch(`${info["apiUrl"] ?? ""}/public/partners/${info["partnerId"] ?? ""}/tenants`, {
    headers: { authorization: `Bearer ${access_token}` },
  });
  expect(await list.json()).toEqual({ query: { limit: 100, offset: 0 }, result: [], total: 0 });
});

it.each([
  [["--bogus"], "Unknown option '--bogus'"],
  [["--port", "x"], "--port must be a number"],
  [["--port", "99999"], "--port must be 0 to 65535"],
  [["--rate", "0"], "--rate must be a number above 0"],
  [["--token-lifetime", "0"], "--token-lifetime must be more than 0"],
  [["--list-shape", "tree"], "--list-shape must be one of tenants, embedded, envelope"],
  [["--access", "gold"], "--access must be one of starter, pro-pilot, enterprise, none"],
  [["--tenants", "-1"], "Option '--tenants' argument is ambiguous."],
  [["--tenants", "1.5"], "--tenants must be a whole number from 0 to 100000"],
  [["--partner", "second:client"], "--partner must be ID:CLIENT:SECRET or ID:CLIENT:SECRET:STATE"],
  [
    ["--partner", "second:client:secret:gold"],
    "--partner must be such that access is one of starter, pro-pilot, enterprise, none",
  ],
  [
    ["--partner", "a b:client:secret"],
    "--partner must be such that partnerId is 1 to 100 characters with no space or slash, and not . or ..",
  ],
  [["--partner", "second:client:"], "--partner must be such that clientSecret is a text"],
  [
    ["--partner", "second:sandbox-client:secret"],
    "--partner must be such that clientId is one that no other partner has",
  ],
  [["--partner-id", ".."], "--partner-id must be 1 to 100 characters with no space or slash, and not . or .."],
  [["--host", "0.0.0.0"], "--host must be a loopback address: any other needs isRemoteAllowed (--allow-remote)"],
  [
    ["--allow-remote"],
    "--client-secret must be one of your own where remote callers are allowed: the default is public",
  ],
  [["--data-file", "/no/such/folder/x.db"], "data file /no/such/folder/x.db: unable to open database file"],
])("%j: one line and status 1", async (args, message) => {
  expect(await run(...args).exit).toEqual({ code: 1, stderr: `printix-partner-sandbox: ${message}\n` });
});

it("says that a port is in use", async () => {
  const sandbox = await startSandbox();
  try {
    const { port } = new URL(sandbox.url);
    const message = `printix-partner-sandbox: port ${port} of 127.0.0.1 is already in use\n`;
    expect(await run("--port", port).exit).toEqual({ code: 1, stderr: message });
  } finally {
    await sandbox.stop();
  }
});

it("--help names every option", async () => {
  const { exit, line } = run("--help");
  expect(await line()).toBe("printix-partner-sandbox: a local Printix Partner API to develop against");
  expect(await exit).toEqual({ code: 0, stderr: "" });
});

it("--version prints the package's own", async () => {
  const { exit, line } = run("--version");
  const { version } = JSON.parse(readFileSync(join(root, "sandbox/package.json"), "utf8")) as { version: string };
  expect(await line()).toBe(version);
  expect(await exit).toEqual({ code: 0, stderr: "" });
});

it("--allow-remote lets it listen on any address, and says what that means", async () => {
  const { child, exit, info } = await ready(
    ...["--host", "0.0.0.0", "--allow-remote", "--client-secret", "mine", "--data-file", temporaryDataFile()],
  );
  expect((await fetch(info["url"] ?? "")).status).toBe(404);
  child.kill("SIGTERM");
  expect(await exit).toEqual({
    code: 0,
    stderr: expect.stringMatching(/^Remote callers are allowed: nothing is encrypted, .+\n$/) as string,
  });
});
