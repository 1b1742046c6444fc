import { readdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { startSandbox } from "printix-partner-sandbox";
import { parse } from "yaml";
import { manifestOf } from "../schemas/package-fields.ts";
import { withEngineFolder } from "../support/engine-folder";
import { requestKinds } from "../support/requests";

const repository = join(__dirname, "..", "..");
const template = join(repository, "templates", "printix-typescript");
const textOf = (...path: string[]): Promise<string> => readFile(join(...path), "utf8");

test("pulumi new makes a program of the template, whose types are right and whose preview has a tenant", async () => {
  const sandbox = await startSandbox();
  try {
    await withEngineFolder(sandbox.env, async ({ folder, start, succeed }) => {
      await succeed("new", template, "--dir", "made", "--generate-only", "--yes", "--name", "our-customers");
      const made = join(folder, "made");
      expect((await readdir(made)).sort()).toEqual((await readdir(template)).sort());
      const project = parse(await textOf(made, "Pulumi.yaml")) as { name: string };
      expect(project).toMatchObject({ name: "our-customers", runtime: "nodejs" });
      expect(JSON.parse(await textOf(made, "package.json"))).toMatchObject({ name: "our-customers" });

      await symlink(join(repository, "node_modules"), join(made, "node_modules"));
      const compiler = join(repository, "node_modules", "typescript", "lib", "tsc.js");
      const types = await start(process.execPath, [compiler, "-p", made]).ended;
      expect(types).toMatchObject({ status: 0, output: "" });
      await succeed("--cwd", made, "stack", "init", "dev");
      const { output } = await succeed("--cwd", made, "preview");
      expect(output).toContain("+ 2 to create");
      expect(requestKinds(sandbox)).toEqual(["POST token 200", "GET tenants 200"]);
    });
  } finally {
    await sandbox.stop();
  }
});

test("it asks for the three credentials, the secret as one, and for this version of the package", async () => {
  const { template: asked } = parse(await textOf(template, "Pulumi.yaml")) as {
    template: { config: Record<string, { secret?: true }> };
  };
  const secrets = Object.entries(asked.config).map(([key, { secret = false }]) => [key, secret]);
  expect(secrets).toEqual([
    ["printix:partnerId", false],
    ["printix:clientId", false],
    ["printix:clientSecret", true],
  ]);
  const { dependencies } = manifestOf(repository, "templates/printix-typescript");
  expect(dependencies["pulumi-printix"]).toBe(`^${manifestOf(repository, ".").version}`);
});
