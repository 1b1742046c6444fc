import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { withEngineStack } from "../support/engine-stack";
import { startFakeForge } from "../support/forge/fake-forge";

const docs = join(__dirname, "..", "..", "docs");

/** The script of a page that makes a plan under `set -e`. */
async function scriptOf(page: string): Promise<string> {
  const blocks = (await readFile(join(docs, page), "utf8")).matchAll(/```sh\n([^]*?)```/g);
  const found = [...blocks].map(([, script = ""]) => script).filter((script) => script.includes("> plan.json"));
  expect(found).toHaveLength(1);
  return found[0] ?? "";
}

test("a pipeline that makes a plan goes on where the preview is well, and says why where it fails", () =>
  withEngineStack(async ({ declare, start }) => {
    const run = async (page: string) => start("bash", ["-c", `${await scriptOf(page)}\necho "it went on"`]).ended;
    await declare({ acme: { tenantName: "Acme Co.", tenantDomain: "acme" } });
    for (const page of ["access.md", "drift.md", "report.md", "tenant.md"]) {
      const { status, stdout } = await run(page);
      expect([page, status]).toEqual([page, 0]);
      expect(stdout).toMatch(/it went on\n$/);
    }
    await declare({ acme: { tenantName: "Acme Co.", tenantDomain: "Umbrella Corp" } });
    for (const page of ["access.md", "drift.md", "report.md", "tenant.md"]) {
      const { status, stdout, stderr } = await run(page);
      expect([page, status]).toEqual([page, 1]);
      expect(stdout).toBe("");
      expect(stderr).toContain("the preview in plan.json failed");
      expect(stderr).toContain("has an upper-case letter; write umbrella-corp");
    }
  }));

test("the nightly script of report.md keeps one issue, and the request's comment goes to the same forge", () =>
  withEngineStack(async ({ declare, start, succeed, sandbox }) => {
    const forge = await startFakeForge("github");
    try {
      const page = await readFile(join(docs, "report.md"), "utf8");
      const [, nightly = ""] = /```sh\n([^`]*drift --json[^`]*)```/.exec(page) ?? [];
      const run = async (script: string): Promise<object> => {
        const { status, stderr } = await start("bash", ["-c", script], forge.variables).ended;
        return { status, said: stderr.trim().split("\n").at(-1) };
      };
      await declare({ acme: { tenantName: "Acme Co.", tenantDomain: "acme" } });
      await succeed("up", "--yes", "--skip-preview");
      expect(await run(nightly)).toEqual({ status: 0, said: "The issue was not needed." });
      const hooli = sandbox.createTenant({ tenantName: "Hooli", tenantDomain: "hooli" });
      expect(await run(nightly)).toEqual({ status: 0, said: "The issue was written." });
      expect(forge.issues).toMatchObject([{ isOpen: true, body: expect.stringContaining(hooli.id) as string }]);
      await declare({
        acme: { tenantName: "Acme Co.", tenantDomain: "acme" },
        globex: { tenantName: "Globex", tenantDomain: "globex" },
      });
      expect(await run(await scriptOf("report.md"))).toEqual({ status: 0, said: "The comment was written." });
      expect(forge.comments).toMatchObject([
        { body: expect.stringContaining("### Printix: 1 creation\n\nIn `engine-test/test`.") as string },
      ]);
    } finally {
      await forge.stop();
    }
  }));
