import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { encodeText } from "../../../src/files/encoded-text";
import { dynamicTenantType } from "../../../src/tenant/tenant-types";
import { acmeState, tenantId } from "../../acme";
import { runCommandHere, type EndedHere } from "../../run-command-here";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "printix-command-"));
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true });
});

/** Without `pulumi`: nothing is on PATH. */
const run = (...args: string[]): Promise<EndedHere> =>
  runCommandHere(args, { cwd: process.cwd(), env: { PATH: folder } });

function planFile(...names: string[]): string {
  const steps = names.map((name) => ({
    op: name === "renamed" ? "replace" : "delete",
    urn: `urn:pulumi:dev::tenants::${dynamicTenantType}::${name}`,
    oldState: { type: dynamicTenantType, id: tenantId, outputs: { ...acmeState, deletionPolicy: "cancel" } },
  }));
  const file = join(folder, "plan.json");
  writeFileSync(file, JSON.stringify({ steps }));
  return file;
}

test("cancels: a table on standard output, the sum on standard error, and a status that a pipeline can act on", async () => {
  const file = planFile("gone", "renamed");
  expect(await run("cancels", file)).toEqual({
    status: 0,
    stdout: `NAME     TENANT    DOMAIN            WHY
gone     Acme Co.  acme.printix.net  its block is gone
renamed  Acme Co.  acme.printix.net  replaced by a new tenant
`,
    stderr: "This plan would cancel 2 subscriptions.\n",
  });
  const tooMany = await run("cancels", file, "--max", "1", "--json");
  expect(tooMany).toMatchObject({
    status: 1,
    stderr: "This plan would cancel 2 subscriptions, more than the 1 that --max allows.\n",
  });
  expect(JSON.parse(tooMany.stdout)).toMatchObject({ count: 2, cancels: [{ name: "gone" }, { name: "renamed" }] });
});

test.each([
  [["renamed"], "1 subscription"],
  [[], "no subscription"],
])("cancels: %j in words", async (names, words) => {
  const { status, stderr } = await run("cancels", planFile(...names), "--max", "1");
  expect({ status, stderr }).toEqual({ status: 0, stderr: `This plan would cancel ${words}.\n` });
});

test.each([
  ["a plan that is not there", ["cancels", "absent.json"], /^pulumi-printix: .*absent\.json/],
  ["a plan for a report that is not there", ["report", "--plan", "absent.json"], /^pulumi-printix: .*absent\.json/],
  ["a plan for access that is not there", ["access", "--plan", "absent.json"], /^pulumi-printix: .*absent\.json/],
])("%s is one line and the status 1, before anything else", async (_, args, message) => {
  const { status, stdout, stderr } = await run(...args);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(message);
  expect(stderr.trimEnd()).not.toContain("\n");
});

test.each([
  ["drift", ["drift", "--stack", "dev", "--stack", "prod", "--cwd", "."]],
  ["recover", ["recover", "--yes", "--json"]],
  ["import", ["import", "acme*", "--managed-by", "prod", "--out", "tenants.json"]],
  ["access", ["access", "--changes", "3"]],
  ["tenants list", ["tenants", "list"]],
  ["tenants get", ["tenants", "get", "acme", "--json"]],
])("%s without the engine on PATH says what is missing, and nothing was printed or changed", async (_, args) => {
  const { status, stdout, stderr } = await run(...args);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(
    /^pulumi-printix: (?:dev in \.: )?pulumi cannot be started \(.+\)\.\n {2}- Install it, and put its folder on PATH\. \[PRINTIX_ENGINE\]$/m,
  );
});

test("--version is that of the package", async () => {
  const { version } = JSON.parse(readFileSync(join(__dirname, "..", "..", "..", "package.json"), "utf8")) as {
    version: string;
  };
  expect(await run("--version")).toMatchObject({ stdout: `${version}\n`, exitedWith: 0 });
});

describe("a plan that PowerShell has written", () => {
  const encodings = ["utf-16le", "utf-16be", "utf-8 with a mark"] as const;

  test.each(encodings)("is read from a file: %s", async (encoding) => {
    const file = planFile("gone");
    writeFileSync(file, encodeText(readFileSync(file, "utf8"), encoding));
    expect(await run("cancels", file, "--json")).toMatchObject({
      status: 0,
      stderr: "This plan would cancel 1 subscription.\n",
    });
    expect((await run("report", "--plan", file)).stdout).toMatch(/^### Printix: 1 cancel\n/);
    // As far as the engine is needed: it is none of the plan's.
    for (const command of ["drift", "access"]) {
      expect((await run(command, "--plan", file)).stderr).toContain("pulumi cannot be started");
    }
  });

  test.each(encodings)("and from standard input: %s", async (encoding) => {
    const bytes = encodeText(readFileSync(planFile("gone"), "utf8"), encoding);
    jest
      .spyOn(process, "stdin", "get")
      .mockReturnValue(Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]) as never);
    expect((await run("cancels", "-")).stderr).toMatch(/^This plan would cancel 1/);
    jest.spyOn(process, "stdin", "get").mockReturnValue(Readable.from([bytes]) as never);
    expect((await run("access", "--plan", "-")).stderr).toContain("pulumi cannot be started");
  });

  test("so are ignore rules", async () => {
    const file = join(folder, "rules.yaml");
    writeFileSync(file, encodeText("ignore:\n  - { class: gone }\n", "utf-16le"));
    expect((await run("drift", "--ignore", file)).stderr).toContain(`${file}:2: ignore[0].class must be one of`);
  });
});
