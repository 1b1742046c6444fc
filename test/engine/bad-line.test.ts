import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { withEngineStack, type Declared, type EngineStack } from "../support/engine-stack";
import { countOf } from "../support/requests";
import { leaveOut } from "../support/left-out";
import { hasToxiproxy, startLine, type Line } from "../support/toxiproxy";
import { until } from "../support/until";

const four: Declared = Object.fromEntries(
  ["acme", "globex", "initech", "umbrella"].map((name) => [name, { tenantName: name, tenantDomain: name }]),
);

/** An `up` of four tenants whose API calls go over the line; tokens come straight. */
async function withLine(
  use: (stack: EngineStack, line: Line, env: Record<string, string>) => Promise<void>,
): Promise<void> {
  await withEngineStack(async (stack) => {
    const line = await startLine(stack.sandbox.url);
    try {
      await stack.declare(four);
      const log = join(stack.folder, "printix.log");
      const env = {
        PRINTIX_API_URL: line.url,
        PRINTIX_LOG: "debug",
        PRINTIX_LOG_FILE: log,
        PRINTIX_LIST_LAG_SECONDS: "1",
      };
      await use(stack, line, env);
      expect(
        stack.sandbox
          .history()
          .map(({ tenantName }) => tenantName)
          .sort(),
      ).toEqual(Object.keys(four));
      const ids = Object.values(await stack.tenants()).map(({ id }) => id);
      expect(ids.sort()).toEqual(
        stack.sandbox
          .tenants()
          .map(({ id }) => id)
          .sort(),
      );
    } finally {
      await line.stop();
    }
  });
}

const overLine = hasToxiproxy() ? test : test.skip;
if (overLine === test.skip) leaveOut("bad lines: there is no toxiproxy here, and no Go to build it with");
const up = ["up", "--yes", "--skip-preview"];

overLine("answers that are cut after the tenants were made: each is found, none is made twice", () =>
  withLine(async (stack, line, env) => {
    await line.poison({ type: "limit_data", stream: "downstream", attributes: { bytes: 0 } });
    const running = stack.pulumi(up, env);
    await until(() => countOf(stack.sandbox, "POST tenants 200") === 4);
    await line.heal();
    const { status, output } = await running;
    expect({ status, output }).toMatchObject({ status: 0 });
    expect(countOf(stack.sandbox, "POST tenants")).toBe(4);
    expect(countOf(stack.sandbox, "GET tenants 200")).toBeGreaterThan(0);
  }),
);

overLine("connections that are reset before a request arrives: each tenant is made once the line is good", () =>
  withLine(async (stack, line, env) => {
    await line.poison({ type: "reset_peer", stream: "upstream", attributes: { timeout: 0 } });
    const running = stack.pulumi(up, env);
    const log = env["PRINTIX_LOG_FILE"] ?? "";
    await until(async () => (await readFile(log, "utf8").catch(() => "")).split('"POST","path":"/public').length > 4);
    expect(stack.sandbox.history()).toEqual([]);
    await line.heal();
    const { status, output } = await running;
    expect({ status, output }).toMatchObject({ status: 0 });
    expect(countOf(stack.sandbox, "POST tenants 200")).toBe(4);
  }),
);

overLine.each([
  [
    "trickle",
    { type: "slicer", stream: "downstream", attributes: { average_size: 40, size_variation: 20, delay: 2000 } },
  ],
  ["come late", { type: "latency", stream: "downstream", attributes: { latency: 300, jitter: 200 } }],
] as const)("answers that %s are waited for", (_, toxic) =>
  withLine(async (stack, line, env) => {
    await line.poison(toxic);
    const { status, output } = await stack.pulumi(up, env);
    expect({ status, output }).toMatchObject({ status: 0 });
    expect(countOf(stack.sandbox, "POST tenants")).toBe(4);
  }),
);
