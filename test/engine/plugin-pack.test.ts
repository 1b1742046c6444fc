import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { adapters, withEngineStack } from "../support/engine-stack";
import { packPlugin } from "../support/packed-plugin";

const repository = join(__dirname, "..", "..");
const native = adapters[1];
const acme = { tenantName: "Acme Co.", tenantDomain: "acme" };

test("the packed plugin is installed from its archive, and serves programs and the schema", () =>
  withEngineStack(
    async ({ folder, sandbox, start, succeed, declare }) => {
      const archive = await packPlugin();
      const bytes = await readFile(archive);
      expect(gunzipSync(bytes).includes(repository)).toBe(false);
      await packPlugin();
      expect((await readFile(archive)).equals(bytes)).toBe(true);

      // Neither this clone's packages nor its launcher: only the program itself needs our classes.
      await writeFile(
        join(folder, "Pulumi.yaml"),
        "name: engine-test\nruntime: { name: nodejs, options: { typescript: false } }\n",
      );
      const schemaText = await readFile(join(repository, "provider", "schema.json"), "utf8");
      const schema = JSON.parse(schemaText) as { version: string; resources: object; functions: object };
      await succeed("plugin", "install", "resource", "printix", schema.version, "--file", archive);
      const { stdout: listed } = await succeed("plugin", "ls", "--json");
      expect(JSON.parse(listed)).toMatchObject([{ name: "printix", kind: "resource", version: schema.version }]);

      const { stdout: told } = await succeed("package", "get-schema", "printix");
      expect(JSON.parse(told)).toMatchObject({ name: "printix", version: schema.version });
      for (const part of ["resources", "functions"] as const) {
        expect(Object.keys((JSON.parse(told) as typeof schema)[part])).toEqual(Object.keys(schema[part]).sort());
      }

      await declare({ acme });
      const { status, output } = await start("pulumi", ["up", "--yes", "--non-interactive"]).ended;
      expect({ status, output }).toMatchObject({ status: 0 });
      await succeed("preview", "--expect-no-changes");
      expect(sandbox.tenants()).toMatchObject([{ tenantName: "Acme Co." }]);
    },
    {},
    native,
  ));
