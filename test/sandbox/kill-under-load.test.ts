import { randomInt } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "printix-partner-sandbox";
import { seededRandom } from "../../sdk/test/random";
import { randomRuns } from "../support/random-runs";
import { SandboxLoad, type Held } from "../support/sandbox-load";
import { buildSandbox, startSandboxProcess, type SandboxProcess } from "../support/sandbox-process";

/** The same moments again: KILL_SEED=… */
const seed = Number(process.env["KILL_SEED"] ?? randomInt(2 ** 31));
const mostKills = 50;
const kills = randomRuns(mostKills, "kills of a sandbox under load", process.env["KILL_ROUNDS"]);
const sides = 8;
/** A kill comes after so many answers at most. */
const mostAnswers = 60;

beforeAll(buildSandbox, 120_000);

test(`a sandbox that is killed ${kills} times under load forgets nothing that it has answered`, async () => {
  process.stderr.write(`kill-under-load: KILL_SEED=${seed}\n`);
  const random = seededRandom(seed);
  const folder = await mkdtemp(join(tmpdir(), "printix-kill-"));
  const dataFile = join(folder, "sandbox.db");
  const load = new SandboxLoad(random);
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      await killUnderLoad(dataFile, load, 1 + Math.floor(random() * mostAnswers));
      expect({ seed, kill, faults: load.faultsOf(await heldIn(dataFile)) }).toEqual({ seed, kill, faults: [] });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  // Else the moments were not those that this test is about.
  if (kills === mostKills) expect(Object.keys(load.answers)).toEqual(["200", "202", "204", "409"]);
  expect(load.lost).toBeGreaterThan(kills);
}, 300_000);

/** Kills a sandbox after so many answers, while all sides but one wait for theirs. */
async function killUnderLoad(dataFile: string, load: SandboxLoad, answers: number): Promise<void> {
  const limits = ["--rate", "100000", "--burst", "100000", "--daily-quota", "10000000"];
  const sandbox = await startSandboxProcess(["--data-file", dataFile, ...limits]);
  try {
    await acceptForLater(sandbox, "later");
    const token = await tokenOf(sandbox);
    let left = answers;
    const onAnswer = (): void => {
      left -= 1;
      if (left === 0) void sandbox.kill();
    };
    await Promise.all(Array.from({ length: sides }, () => load.run(sandbox, token, onAnswer)));
  } finally {
    await sandbox.kill();
  }
}

/** What the next process finds. */
async function heldIn(dataFile: string): Promise<Held> {
  const sandbox = await startSandbox({ dataFile });
  try {
    const held = { tenants: sandbox.tenants(), history: sandbox.history(), requests: sandbox.requests() };
    sandbox.clearRequests();
    return held;
  } finally {
    await sandbox.stop();
  }
}

/** Creations of this tenant are answered with 202, and no process lives long enough to carry one out itself. */
async function acceptForLater({ control }: SandboxProcess, tenant: string): Promise<void> {
  const fault = { kind: "status", status: 202, route: "create", tenant, times: "always", delayMs: 3_600_000 };
  const headers = { "content-type": "application/json" };
  const answer = await fetch(control("faults"), { method: "POST", headers, body: JSON.stringify(fault) });
  expect(answer.status).toBe(201);
}

async function tokenOf({ authUrl, clientId, clientSecret }: SandboxProcess): Promise<string> {
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  const answer = await fetch(authUrl, { method: "POST", body: new URLSearchParams(form) });
  return ((await answer.json()) as { access_token: string }).access_token;
}
