import { highLimits } from "../support/crash";
import type { Declared } from "../support/engine-stack";
import { engineTest } from "../support/engine-test";
import { countOf } from "../support/requests";
import { startSlowProxy } from "../support/slow-proxy";

/** The list of what is ours already takes one. */
const burst = 4;
const posts = burst - 1;
const twelve: Declared = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [`t${index}`, { tenantName: `T ${index}`, tenantDomain: `t${index}` }]),
);

// Whoever waits for a turn beyond the burst waits for 50 s and more, unless its wait is ended.
const limits = { requestsPerSecond: 0.02, burst };
const up = ["up", "--yes", "--skip-preview", "--non-interactive", "--color=never"];

engineTest(
  "Ctrl-C ends every wait at once, takes in what was sent, and leaves state true",
  async (stack) => {
    const { sandbox, folder, start, declare, pulumi, tenants } = stack;
    const proxy = await startSlowProxy(sandbox.url, { requestMs: 2_000, answerMs: 2_000 });
    try {
      await declare(twelve);
      const { pid, said, ended } = start("pulumi", up, { PRINTIX_API_URL: proxy.url });
      await proxy.sent(posts);
      // And one more at least has begun, which waits for its turn.
      await said(new RegExp(`(?:Tenant t\\d+ creating[^]*?){${posts + 1}}`));
      process.kill(pid, "SIGINT");
      const { status, output } = await ended;

      expect({ status, output }).not.toMatchObject({ status: 0 });
      expect(output).toContain("[ERR_PRINTIX_INTERRUPTED]");
      expect(countOf(sandbox, "POST tenants")).toBe(posts);
      const made = sandbox.tenants().map(({ id }) => id);
      expect(made).toHaveLength(posts);
      const kept = Object.values(await tenants()).map(({ id }) => id);
      expect(kept.sort()).toEqual(made.sort());

      sandbox.setLimits(highLimits);
      const after = await pulumi(["up", "--yes", "--skip-preview"]);
      expect({ folder, ...after }).toMatchObject({ status: 0 });
      expect(sandbox.tenants()).toHaveLength(12);
      expect(sandbox.history()).toHaveLength(12);
    } finally {
      proxy.stop();
    }
  },
  { sandbox: limits, long: "an interrupted run" },
);
