import { withEngineStack, type Declared } from "../support/engine-stack";
import { countOf } from "../support/requests";
import { startSlowProxy } from "../support/slow-proxy";

const burst = 4;
const twelve: Declared = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [`t${index}`, { tenantName: `T ${index}`, tenantDomain: `t${index}` }]),
);

test("Ctrl-C ends every wait at once, takes in what was sent, and leaves state true", () =>
  withEngineStack(async (stack) => {
    const { sandbox, folder, start, declare, pulumi, tenants } = stack;
    const proxy = await startSlowProxy(sandbox.url, { requestMs: 2_000, answerMs: 2_000 });
    try {
      await declare(twelve);
      const up = ["up", "--yes", "--skip-preview", "--non-interactive", "--color=never"];
      // Whoever waits for a turn beyond the burst would wait for a quarter of an hour, and this test fail.
      const limits = { PRINTIX_BURST: String(burst), PRINTIX_REQUESTS_PER_SECOND: "0.001" };
      const { pid, ended } = start("pulumi", up, { ...limits, PRINTIX_API_URL: proxy.url });
      await proxy.sent(burst);
      process.kill(pid, "SIGINT");
      const { status, output } = await ended;

      expect({ status, output }).not.toMatchObject({ status: 0 });
      expect(output).toContain("was not created: the run was interrupted");
      expect(countOf(sandbox, "POST tenants")).toBe(burst);
      const made = sandbox.tenants().map(({ id }) => id);
      expect(made).toHaveLength(burst);
      const kept = Object.values(await tenants()).map(({ id }) => id);
      expect(kept.sort()).toEqual(made.sort());

      const after = await pulumi(["up", "--yes", "--skip-preview"]);
      expect({ folder, ...after }).toMatchObject({ status: 0 });
      expect(sandbox.tenants()).toHaveLength(12);
      expect(sandbox.history()).toHaveLength(12);
    } finally {
      proxy.stop();
    }
  }));
