import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withOutside, type Outside } from "../support/packed-program";

const page = join(__dirname, "..", "..", "docs", "import.md");
const project = "name: NAME\nruntime: nodejs\n";
const manifest = {
  private: true,
  dependencies: { "@pulumi/pulumi": "^3.270.0" },
  devDependencies: { typescript: "6.0.3" },
};

/** The commands of the page's code block that begins with one of them, as a person copies them. */
async function commandsOf(first: string): Promise<string[]> {
  const text = await readFile(page, "utf8");
  const block = text.split("```").find((part) => part.trimStart().startsWith(`$ ${first}`)) ?? "";
  return [...block.matchAll(/^\$ (.+)$/gm)].map(([, command = ""]) => command);
}

/** Runs commands in a shell, and the last one so that it fails where the preview shows a change. */
async function runAll({ succeed }: Outside, folder: string, commands: readonly string[]): Promise<string> {
  expect(commands.at(-1)).toBe("pulumi preview");
  const outputs: string[] = [];
  for (const command of commands) {
    const flag = command === "pulumi preview" ? " --expect-no-changes" : "";
    outputs.push((await succeed(folder, "bash", "-c", command + flag)).output);
  }
  return outputs.join("");
}

/** A program's folder on a stack of its own. */
async function makeProgram({ folder, succeed }: Outside, name: string, files: Record<string, string>): Promise<string> {
  const program = join(folder, name);
  await mkdir(program);
  await writeFile(join(program, "Pulumi.yaml"), project.replace("NAME", name));
  for (const [file, text] of Object.entries(files)) await writeFile(join(program, file), text);
  await succeed(program, "pulumi", "stack", "init", "dev");
  return program;
}

test("outside of this repository, import writes what the folder needs: the page's commands end in a clean preview", () =>
  withOutside(async (outside) => {
    const { sandbox, folder, succeed, install } = outside;
    for (const [tenantDomain, tenantName] of Object.entries({
      acme: "Acme Co.",
      globex: "Globex",
      initech: "Initech",
    })) {
      sandbox.createTenant({ tenantName, tenantDomain });
    }
    const blocks = await makeProgram(outside, "blocks", {
      "package.json": JSON.stringify(manifest),
      "index.ts": 'export const customers = "in blocks";\n',
    });
    await install(blocks);
    const told = await runAll(outside, blocks, await commandsOf("npx pulumi-printix import --out more.json"));
    expect(told).toContain(
      'Next, add to index.ts:\n\n    import "./tenants";\n\nThen, run:\n\n    PULUMI_SKIP_CHECKPOINTS=true pulumi import --file more.json',
    );

    // State has the tenant, and the program has lost it, as one has that was imported for another kind of folder.
    await rm(join(blocks, "tenants.ts"));
    await writeFile(join(blocks, "index.ts"), "export {};\n");
    const again = await succeed(
      blocks,
      "npx",
      "pulumi-printix",
      "import",
      "initech",
      "--typescript",
      "tenants.ts",
      "--force",
    );
    expect(again.stdout).toMatch(/^initech +Initech +initech\.printix\.net +to declare: in the state already$/m);
    expect(again.stderr).not.toContain("pulumi import");
    await writeFile(join(blocks, "index.ts"), 'import "./tenants";\n');
    await succeed(blocks, "pulumi", "preview", "--expect-no-changes");

    const reading = 'import * as printix from "pulumi-printix";\n\nprintix.tenantsFromFile("tenants.yaml");\n';
    const entries = await makeProgram(outside, "entries", { "index.ts": reading, "tenants.yaml": "tenants: {}\n" });
    await symlink(join(blocks, "node_modules"), join(entries, "node_modules"));
    expect(await runAll(outside, entries, await commandsOf('npx pulumi-printix import "acme"'))).not.toContain(
      "add to",
    );
    expect(await readFile(join(entries, "tenants.yaml"), "utf8")).toMatch(/^tenants:\n {2}acme:\n[^]*\n {2}globex:\n/);
    expect(sandbox.history()).toHaveLength(3);
    expect(folder).not.toContain(process.cwd());
  }));
