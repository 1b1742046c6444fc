import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProcess } from "../support/run-process";

const root = join(__dirname, "..", "..");

const reportsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));

test("etc/ shows what programs can name of each package: node test/schemas/write-api-reports.ts, after a build", async () => {
  const folder = mkdtempSync(join(tmpdir(), "printix-reports-"));
  try {
    const script = join(root, "test", "schemas", "write-api-reports.ts");
    const written = await runProcess(process.execPath, [script, folder], { cwd: root, env: process.env });
    expect(written).toMatchObject({ status: 0 });
    const reports = reportsIn(folder);
    expect(Object.keys(reports).sort()).toEqual([
      "printix-partner-sandbox.api.md",
      "printix-partner-sdk.api.md",
      "pulumi-printix.api.md",
      "pulumi-printix.native.api.md",
      "pulumi-printix.plugin.api.md",
      "pulumi-printix.runtime.api.md",
    ]);
    expect(reportsIn(join(root, "etc"))).toEqual(reports);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
