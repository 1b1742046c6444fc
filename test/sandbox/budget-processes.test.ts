import { join } from "node:path";
import { startSandbox, type Sandbox } from "printix-partner-sandbox";
import { budgetPlaces } from "../support/budget-places";
import { requestKinds } from "../support/requests";
import { startProcess, type RunningProcess } from "../support/run-process";
import { until } from "../support/until";

const root = join(__dirname, "..", "..");

function startClient(sandbox: Sandbox, budget: string, labels: string[]): RunningProcess {
  const { partnerId, clientId, clientSecret, apiUrl, authUrl } = sandbox;
  const client = { partnerId, clientId, clientSecret, apiUrl, authUrl, budget };
  const script = join(root, "test", "support", "budget-client.mjs");
  return startProcess(process.execPath, [script, JSON.stringify({ client, labels })], { cwd: root, env: process.env });
}

const labelsOf = (name: string, count: number): string[] => Array.from({ length: count }, (_, n) => `${name}-${n}`);

describe.each(budgetPlaces)("processes that share a budget in %s", (_, place) => {
  it("go on when one is killed that holds all that may be in flight, and the room for its changes", async () => {
    const { budget, end } = await place();
    // So little quota that the dead one's changes leave no room for others.
    const sandbox = await startSandbox({ dailyQuota: 85 });
    try {
      // All but the first of its requests are not answered in time.
      for (const tenant of labelsOf("doomed", 10).slice(1)) sandbox.addFault({ kind: "slow", delayMs: 60_000, tenant });
      const doomed = startClient(sandbox, budget, labelsOf("doomed", 10));
      await until(() => sandbox.history().length >= 8);
      const other = startClient(sandbox, budget, labelsOf("other", 3));
      process.kill(doomed.pid, "SIGKILL");
      await doomed.ended;
      const { status, stdout } = await other.ended;
      expect({ status, lines: stdout.trim().split("\n").sort() }).toEqual({
        status: 0,
        lines: labelsOf("other", 3).map((label) => `created ${label}`),
      });
      expect(requestKinds(sandbox).filter((kind) => kind.endsWith(" 429"))).toEqual([]);
    } finally {
      await sandbox.stop();
      await end();
    }
  }, 120_000);

  it("go on when one is stopped for longer than its lease, and it goes on too", async () => {
    const { budget, end } = await place();
    const sandbox = await startSandbox();
    try {
      const stopped = startClient(sandbox, budget, labelsOf("stopped", 30));
      await stopped.said(/created/);
      process.kill(stopped.pid, "SIGSTOP");
      const other = startClient(sandbox, budget, labelsOf("other", 70));
      const ended = await other.ended;
      process.kill(stopped.pid, "SIGCONT");
      const resumed = await stopped.ended;
      for (const { status, stdout } of [ended, resumed])
        expect([status, stdout]).toEqual([0, expect.not.stringContaining("ERR")]);
      expect(sandbox.history()).toHaveLength(100);
      // It may have been about to send what it was let to send.
      const refused = requestKinds(sandbox).filter((kind) => kind.endsWith(" 429"));
      expect(refused.length).toBeLessThanOrEqual(10);
    } finally {
      await sandbox.stop();
      await end();
    }
  }, 120_000);
});
