import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as sdk from "printix-partner-sdk";
import { startSandbox } from "printix-partner-sandbox";
import { requestKinds } from "../support/requests";

const page = readFileSync(join(__dirname, "..", "..", "docs", "sdk.md"), "utf8");

test("the page's example lists the tenants of the partner that the variables name", async () => {
  const [, imported = "", body = ""] =
    /```ts\nimport \{ (\w+) \} from "printix-partner-sdk";\n([^`]*`[^`]*`[^`]*)```/.exec(page) ?? [];
  expect(imported).toBe("createPartnerClientFromEnv");
  const sandbox = await startSandbox();
  jest.replaceProperty(process, "env", { ...sandbox.env });
  try {
    sandbox.createTenant({ tenantName: "Acme Co.", tenantDomain: "acme" });
    const lines: string[] = [];
    const write = (line: string): number => lines.push(line);
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the page's own code, as it stands there
    const run = new Function(imported, "console", `return (async () => {${body}})()`) as (
      make: typeof sdk.createPartnerClientFromEnv,
      output: { log: typeof write; error: typeof write },
    ) => Promise<void>;
    await run(sdk.createPartnerClientFromEnv, { log: write, error: write });
    expect(lines).toEqual(["Acme Co. acme.printix.net"]);
    expect(requestKinds(sandbox)).toEqual(["POST token 200", "GET tenants 200"]);
  } finally {
    jest.restoreAllMocks();
    await sandbox.stop();
  }
});
