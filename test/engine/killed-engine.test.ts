import { writeFile } from "node:fs/promises";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { join } from "node:path";
import { crashUp } from "../support/crash";
import { engineTest } from "../support/engine-test";

/** What the provider's process runs. */
const scripts = { dynamic: "dynamic-provider", native: "pulumi-resource-printix" };

engineTest(
  "the provider's process ends after an engine that was killed",
  async (stack) => {
    const { adapter, declare, folder } = stack;
    // The host holds a connection for as long as it lives, which needs nobody to look at it again and again.
    const watch = createServer();
    await new Promise<void>((resolve) => watch.listen(0, "127.0.0.1", resolve));
    const host = new Promise<Socket>((resolve) => watch.once("connection", resolve));
    const { port } = watch.address() as AddressInfo;
    const spy = join(folder, "spy.cjs");
    await writeFile(
      spy,
      `if (/${scripts[adapter]}/.test(process.argv[1])) require("node:net").connect(${port}, "127.0.0.1").unref();`,
    );
    try {
      await declare({ acme: { tenantName: "Acme Co.", tenantDomain: "acme" } });
      await crashUp(stack, {
        delays: { requestMs: 500, answerMs: 100 },
        moment: async (proxy) => {
          await proxy.sent(1);
        },
        // The engine alone: those that it has started hear nothing.
        kill: (pid) => process.kill(pid, "SIGKILL"),
        env: { NODE_OPTIONS: `--require ${spy}` },
      });
      const ended = await host;
      ended.resume();
      if (!ended.closed) await new Promise((resolve) => ended.once("close", resolve));
    } finally {
      watch.close();
    }
  },
  { long: "an engine that is killed" },
);
