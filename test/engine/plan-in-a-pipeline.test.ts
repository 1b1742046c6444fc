import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { withEngineStack } from "../support/engine-stack";

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
    for (const page of ["access.md", "drift.md", "tenant.md"]) {
      const { status, stdout } = await run(page);
      expect([page, status]).toEqual([page, 0]);
      expect(stdout).toMatch(/it went on\n$/);
    }
    await declare({ acme: { tenantName: "Acme Co.", tenantDomain: "Umbrella Corp" } });
    for (const page of ["access.md", "drift.md", "tenant.md"]) {
      const { status, stdout, stderr } = await run(page);
      expect([page, status]).toEqual([page, 1]);
      expect(stdout).toBe("");
      expect(stderr).toContain("the preview in plan.json failed");
      expect(stderr).toContain("has an upper-case letter; write umbrella-corp");
    }
  }));
