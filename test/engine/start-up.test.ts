import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withEngineStack } from "../support/engine-stack";

/** Runs first in each of the engine's Node processes; that of the program says at its end what it has loaded. */
const spy = `
const { writeFileSync } = require("node:fs");
if (/@pulumi.pulumi.cmd.run/.test(process.argv[1])) {
  process.on("exit", () => writeFileSync(__dirname + "/loaded.json", JSON.stringify(Object.keys(require.cache))));
}
`;

const needless = /pulumi\/(automation|runtime\/closure\/serializeClosure)|npmcli\/arborist|\/(got|zod)\//;

test("a program that declares tenants loads neither Automation API, closures nor npm, and no HTTP", () =>
  withEngineStack(async ({ declare, folder, pulumi }) => {
    await writeFile(join(folder, "spy.cjs"), spy);
    await declare({ acme: { tenantName: "Acme Co.", tenantDomain: "acme" } });
    const preview = await pulumi(["preview"], { NODE_OPTIONS: `--require ${join(folder, "spy.cjs")}` });
    expect(preview.status).toBe(0);
    const loaded = JSON.parse(await readFile(join(folder, "loaded.json"), "utf8")) as string[];
    expect(loaded).toContainEqual(expect.stringContaining("provider/dist/resource/tenant.js"));
    expect(loaded.filter((file) => needless.test(file)).slice(0, 5)).toEqual([]);
  }));
