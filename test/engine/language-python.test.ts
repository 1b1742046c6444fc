import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { EngineFolder } from "../support/engine-folder";
import { languageCases } from "../support/language-cases";
import type { Language } from "../support/languages/language.ts";

const schema = join(__dirname, "..", "..", "provider", "schema.json");
const site = "site";

/** As `pulumi install` does, which needs a newer host: it makes the SDK, and installs it for the program. */
async function installSdk({ folder, start }: EngineFolder, { generator = "" }: Language): Promise<void> {
  const read = (file: string): Promise<string> => readFile(join(folder, file), "utf8");
  const project = await read("Pulumi.yaml");
  const { version } = JSON.parse(await readFile(schema, "utf8")) as { version: string };
  expect(project).toContain(`packages:\n  printix: printix@${version}\n`);
  // The language's own environment takes the place of the project's, which would be filled from PyPI.
  await writeFile(join(folder, "Pulumi.yaml"), project.replace(/^ +options:\n(?: {4}.*\n)+/m, ""));

  const sdks = (await read("requirements.txt")).split("\n").filter((line) => line.startsWith("sdks/"));
  const offline = ["--disable-pip-version-check", "--no-index", "--no-deps", "--no-build-isolation"];
  const commands = [
    [generator, schema, "sdks/printix"],
    ["python", "-m", "pip", "install", "--quiet", ...offline, "--target", site, ...sdks],
  ] as const;
  for (const [command, ...args] of commands) {
    const { status, output } = await start(command, args).ended;
    expect({ status, output }).toMatchObject({ status: 0 });
  }
}

languageCases(
  "python",
  {
    example: "python",
    files: ["Pulumi.yaml", "__main__.py", "requirements.txt"],
    main: "__main__.py",
    env: { PYTHONPATH: site },
    prepare: installSdk,
  },
  {
    acme: /acme = printix[^]*?\n\)\n|pulumi\.export.*\n/g,
    protect: / {4}opts=pulumi\.ResourceOptions\(protect=True\),\n/,
  },
  (name, { partnerId, clientId, clientSecret }) => `
import pulumi
import pulumi_printix as printix

nordic = printix.Provider(
    "${name}", partner_id="${partnerId}", client_id="${clientId}", client_secret="${clientSecret}"
)
printix.Tenant(
    "tenant",
    tenant_name="Nordic",
    tenant_domain="nordic",
    deletion_policy="cancel",
    opts=pulumi.ResourceOptions(provider=nordic),
)
`,
);
